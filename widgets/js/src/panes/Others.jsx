import { t } from "../texts.js";

const SHOWN = 3;

/** Who else has this letter before them, in the bar. */
export function Others({ others }) {
  if (!others?.length) return null;
  const said = others.map(({ name, where }) => (where ? `${name} (${where})` : name)).join(", ");
  return (
    <div class="plp-others" role="status" title={t("Here too: {names}", { names: said })}>
      {others.slice(0, SHOWN).map(({ initials }, at) => (
        <span key={at} class="plp-person" aria-hidden="true">
          {initials || "?"}
        </span>
      ))}
      {others.length > SHOWN && <span aria-hidden="true">+{others.length - SHOWN}</span>}
      <span class="plp-hidden">{t("Here too: {names}", { names: said })}</span>
    </div>
  );
}
