import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../texts.js";
import { library } from "./library.js";
import { fitted, isNarrow, painted } from "./paint.js";

const CONFIG = { displayModeBar: false, responsive: false, scrollZoom: false, doubleClick: false };

/** A plotly chart: `plot` is {data, layout} with tokens for colours; `alt` says what it shows. */
export function Plot({ plot, alt, ask }) {
  const box = useRef(null);
  const [failed, setFailed] = useState(false);
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const el = box.current;
    let gone = false;
    let plotly = null;
    const draw = () => {
      if (gone || !plotly || !el.clientWidth) return;
      const { data, layout } = painted(plot, el);
      const named = data.filter((trace) => trace.showlegend).length;
      plotly.react(el, data, fitted(layout, el.clientWidth, named), CONFIG);
      setNarrow(isNarrow(el.clientWidth));
      el.dataset.drawn = "true";
    };
    library(ask).then(
      (found) => {
        plotly = found;
        draw();
      },
      () => !gone && setFailed(true),
    );
    const stops = [onWidth(el, draw), onTheme(el, draw)];
    return () => {
      gone = true;
      stops.forEach((stop) => stop());
      plotly?.purge(el);
    };
  }, [plot]);
  useEffect(() => setFailed(false), [plot]);
  const beside = plot.layout.meta?.beside ?? [];
  if (failed)
    return <p class="plp-note">{t("The chart could not be drawn. Its table, below, holds the same.")}</p>;
  return (
    <>
      <div class="plp-plot" role="img" aria-label={alt} style={{ minHeight: narrow ? 0 : `${plot.layout.height}px` }}>
        <div ref={box} class="plp-plot__area" aria-hidden="true" />
      </div>
      {narrow && beside.length > 0 && <p class="plp-meta plp-plot__beside">{beside.join(" · ")}</p>}
    </>
  );
}

function onWidth(el, changed) {
  let before = el.clientWidth;
  const observer = new ResizeObserver(() => {
    if (el.clientWidth === before) return;
    before = el.clientWidth;
    changed();
  });
  observer.observe(el);
  return () => observer.disconnect();
}

// The reader's system, or JupyterLab, turns to dark or to light.
function onTheme(el, changed) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(changed);
  const root = el.closest("[data-theme]") ?? el.closest(".plp");
  if (root) observer.observe(root, { attributeFilter: ["data-theme"] });
  system.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", changed);
  };
}
