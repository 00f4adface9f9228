"""As many dossiers as Belgium has zones, made from the samples by a seeded generator."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[2] / "sample_data"
NAMES = ("val-de-lorne", "val-de-lorne-fautes", "val-de-lorne", "leiestreek", "haute-semois")
ZONES = 176


def zones(folder: Path, count: int = ZONES) -> list[Path]:
    """Files of ``count`` dossiers, alike in shape and different in name and in every figure."""
    sources = {
        name: json.loads((SAMPLES / f"{name}.plp.json").read_text("utf-8")) for name in set(NAMES)
    }
    made = []
    for at in range(count):
        chance = random.Random(at)
        data = _other(sources[NAMES[at % len(NAMES)]], chance)
        data["title"] = f"Zone {at + 1:03}"
        data["letter"]["entity"]["name"] = f"Zone de police {at + 1:03}"
        path = folder / f"zone-{at + 1:03}.plp.json"
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        made.append(path)
    return made


def _other(data: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The same dossier with measurements up to a tenth higher or lower, all by one factor."""
    factor = chance.uniform(0.9, 1.1)

    def moved(measurement: dict[str, Any]) -> dict[str, Any]:
        noise = chance.uniform(0.98, 1.02)
        return {**measurement, "value": round(measurement["value"] * factor * noise, 2)}

    indicators = [
        {**one, "measurements": [moved(held) for held in one.get("measurements", ())]}
        for one in data["indicators"]
    ]
    return {**data, "letter": {**data["letter"], "entity": {**data["letter"]["entity"]}}} | {
        "indicators": indicators
    }
