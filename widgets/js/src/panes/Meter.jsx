const KINDS = [
  ["done", "done"],
  ["begun", "begun"],
  ["empty", "empty"],
  ["left_out", "leftout"],
];

/** How many sections are done, begun, empty and left out, as a bar; `label` says it in words. */
export function Meter({ progress, label }) {
  return (
    <div class="plp-meter" role="img" aria-label={label}>
      {KINDS.map(
        ([name, kind]) =>
          progress[name] > 0 && (
            <span key={kind} class={`plp-meter__${kind}`} style={{ flex: progress[name] }} />
          ),
      )}
    </div>
  );
}
