"""What a person does on the screens, in the words that they read there (French interface)."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Download, Locator, Page, expect

SAVED = "Enregistré"


class Writer:
    """A mandate holder at a browser."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def declare(self, name: str = "Claire Essai", role: str = "Chef de corps") -> None:
        """Say who is writing, at the first start: the page may come long after its address."""
        self.page.get_by_label("Nom", exact=True).fill(name, timeout=60_000)
        self.page.get_by_role("textbox", name="Fonction").fill(role)
        self.button("Continuer").click()
        expect(self.page.locator("dialog[open]")).to_have_count(0)

    def button(self, name: str, within: Locator | None = None) -> Locator:
        """A button by what stands on it."""
        return (within or self.page).get_by_role("button", name=name).first

    def begin(self, title: str) -> None:
        """A new dossier."""
        self.button("Nouveau dossier").click()
        self.page.get_by_label("Nom du dossier").fill(title)
        self.button("Commencer").click()
        self.heading("1.1 ")

    def heading(self, words: str) -> None:
        """Wait for a section's or an item's title."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)

    def go(self, number: str) -> None:
        """Open a section by its number in the outline."""
        outline = self.page.locator("nav.plp-panes__left")
        if "." in number:
            part = outline.locator(".plp-task--part").nth(int(number[0]) - 1)
            if part.get_attribute("aria-expanded") == "false":
                part.click()
        row = outline.locator(".plp-task").filter(
            has=self.page.locator(".plp-task__n", has_text=number).locator(f"text=/^{number}$/")
        )
        row.first.click()
        self.heading(f"{number} ")

    def write(self, label: str, words: str) -> None:
        """Type into a rich text."""
        box = self.page.get_by_role("textbox", name=label, exact=True)
        box.click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(words)

    def fill(self, label: str, words: str) -> None:
        """Type into a field and leave it."""
        box = self.page.get_by_label(label, exact=True).first
        box.fill(words)
        box.blur()

    def saved(self) -> None:
        """Wait until everything typed is said to be saved."""
        expect(self.page.locator(".plp-save--saved")).to_contain_text(SAVED)
        expect(self.page.locator(".plp-save--saving")).to_have_count(0)

    def export(self, folder: Path) -> dict[str, Path]:
        """Export the letter in three formats; the files by their endings."""
        coming: list[Download] = []

        def is_last(one: Download) -> bool:
            coming.append(one)
            return len(coming) == 3

        self.button("Exporter").click()
        dialog = self.page.locator("dialog[open]")
        with self.page.expect_download(is_last, timeout=60_000):
            self.button("Exporter", dialog).click()
        files = {Path(one.suggested_filename).suffix[1:]: one for one in coming}
        for one in files.values():
            one.save_as(folder / one.suggested_filename)
        return {kind: folder / one.suggested_filename for kind, one in files.items()}
