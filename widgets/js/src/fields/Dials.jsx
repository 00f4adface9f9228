import { focusPath } from "../focus.js";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { openDialog, send, wordsLang } from "../session.js";
import { t } from "../texts.js";

const LOOKS = {
  held: { mark: "good", icon: "good", share: 1 },
  refine: { mark: "warning", icon: "partly", share: 0.5 },
  weigh: { mark: "warning", icon: "partly", share: 0.5 },
  open: { mark: "neutral", icon: "neutral", share: 0 },
};
const ROUND = 100.5; // the circle's length
const ARC = 75.4; // three quarters of it

/** SMART: five dials, each with a word, the reason and the passage that it was read from. */
export const Dials = ({ field }) => (
  <section class="plp-aside">
    <h2>
      {field.heading} <small>{field.summary}</small>
    </h2>
    <ul>
      {field.dials.map((dial) => (
        <Dial key={dial.letter} dial={dial} />
      ))}
    </ul>
  </section>
);

function Dial({ dial }) {
  const look = LOOKS[dial.state];
  return (
    <li class="plp-dial" data-dial={dial.letter} data-state={dial.state}>
      <Gauge letter={dial.letter} look={look} />
      <div class="plp-dial__head">
        <span>{dial.name}</span>
        <span class={`plp-mark plp-mark--${look.mark}`}>
          <Icon name={look.icon} />
          {dial.word}
        </span>
      </div>
      <div>
        <Reason dial={dial} />
        {dial.state !== "held" && <Steps dial={dial} />}
      </div>
    </li>
  );
}

const Gauge = ({ letter, look }) => {
  const ring = { cx: 20, cy: 20, r: 16, transform: "rotate(135 20 20)" };
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" class={`plp-mark--${look.mark}`}>
      <circle class="plp-dial__arc" {...ring} stroke-dasharray={`${ARC} ${ROUND}`} />
      {look.share > 0 && (
        <circle class="plp-dial__val" {...ring} stroke-dasharray={`${ARC * look.share} ${ROUND}`} />
      )}
      <text x="20" y="25.5">
        {letter}
      </text>
    </svg>
  );
};

// The passage in the reason leads to its place in the text.
function Reason({ dial }) {
  const { reason, passage } = dial;
  const at = passage ? reason.indexOf(passage) : -1;
  if (at < 0) return <p>{reason}</p>;
  return (
    <p>
      {reason.slice(0, at)}
      <a
        class="plp-dial__q"
        role="button"
        tabIndex={0}
        lang={wordsLang()}
        onClick={() => show(dial)}
        onKeyDown={(event) => event.key === "Enter" && show(dial)}
      >
        {passage}
      </a>
      {reason.slice(at + passage.length)}
    </p>
  );
}

const Steps = ({ dial }) => (
  <div class="plp-find__acts">
    <Button kind="quiet" small onClick={() => (dial.go ? send({ do: "go", ...dial.go }) : show(dial))}>
      {t("To the place")}
      <span class="plp-hidden">: {dial.name}</span>
    </Button>
    {dial.finding?.can_dismiss && (
      <Button kind="quiet" small onClick={() => openDialog("dismiss", dismissed(dial.finding))}>
        {t("Set aside…")}
        <span class="plp-hidden"> {dial.name}</span>
      </Button>
    )}
  </div>
);

const dismissed = ({ code, about, title }) => ({ code, about, title });

function show({ path, span }) {
  const box = document.querySelector(`.plp [data-path="${CSS.escape(path)}"] textarea`);
  if (!box || !span) return focusPath(path);
  const letters = Array.from(box.value);
  const [from, to] = span.map((count) => letters.slice(0, count).join("").length);
  box.focus();
  box.setSelectionRange(from, to);
  box.scrollIntoView({ block: "center" });
}
