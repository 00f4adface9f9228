import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { openDialog, send } from "../session.js";

/** What a button stands for: a place to go to, a dialog to open, or any message. */
export const follow = ({ go, dialog, message }) =>
  go ? send({ do: "go", ...go }) : dialog ? openDialog(dialog.dialog, dialog) : send(message);

/** A button as Python describes it. */
export const Act = ({ act, ...rest }) => (
  <Button
    kind={act.kind}
    small={act.small}
    icon={act.icon}
    after={act.after}
    label={act.said}
    onClick={() => follow(act)}
    {...rest}
  >
    {act.label}
  </Button>
);

/** What can be done with the whole, side by side. */
export const PlpActs = ({ field }) => (
  <div class="plp-field plp-doings" data-path={field.path}>
    {field.acts.map((act) => (
      <Act key={act.label} act={act} />
    ))}
  </div>
);

/** Where one part of a criterion begins: what must be there, what is advised, what is one's own. */
export const PlpPart = ({ field }) => (
  <div class="plp-level" data-path={field.path}>
    <h2>{field.label}</h2>
    {field.note && <span class="plp-meta">{field.note}</span>}
    {field.act && <Act act={field.act} />}
  </div>
);

/** Plain sentences with what can be done about them; `tone` is good, warning, bad or plain. */
export const PlpSaid = ({ field }) => (
  <section class={`plp-field plp-told plp-told--${field.tone ?? "plain"}`} data-path={field.path}>
    {field.label && <h2>{field.label}</h2>}
    {field.texts.map((text) => (
      <p key={text}>
        {field.tone && <Icon name={TONES[field.tone]} />}
        <span>{text}</span>
      </p>
    ))}
    {field.source && <p class="plp-meta">{field.source}</p>}
    {field.acts?.length > 0 && (
      <div class="plp-row">
        {field.acts.map((act) => (
          <Act key={act.label} act={act} />
        ))}
      </div>
    )}
  </section>
);

const TONES = { good: "good", warning: "warning", bad: "bad", note: "advice" };

/** A text to take over into a mail: its subject, its words, a button that copies it. */
export function PlpMail({ field }) {
  const copy = () => navigator.clipboard?.writeText(`${field.subject}\n\n${field.text}`);
  return (
    <section class="plp-field plp-mail" data-path={field.path}>
      <h2>{field.label}</h2>
      {field.to && (
        <p class="plp-meta">
          {field.words.to} {field.to}
        </p>
      )}
      <div class="plp-card">
        <p class="plp-strong">{field.subject}</p>
        <p class="plp-words" lang={field.lang}>
          {field.text}
        </p>
      </div>
      <Button small icon="copy" onClick={copy}>
        {field.words.copy}
      </Button>
    </section>
  );
}
