/** How far something is, in words and as a bar: `value` is from 0 to 1. */
export function Progress({ value, text }) {
  const share = Math.round(100 * (value ?? 0));
  return (
    <div class="plp-field">
      <p class="plp-strong" id="plp-progress">
        {text}
      </p>
      <div
        class="plp-progress"
        role="progressbar"
        aria-labelledby="plp-progress"
        aria-valuenow={share}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ width: `${share}%` }} />
      </div>
    </div>
  );
}
