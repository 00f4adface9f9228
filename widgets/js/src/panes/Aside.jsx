import { Field } from "../fields/Field.jsx";
import { Button } from "../parts/Button.jsx";
import { Icon, State } from "../parts/Icon.jsx";
import { openDialog, send, wordsLang } from "../session.js";
import { t } from "../texts.js";
import { Finding } from "./Finding.jsx";

/** What helps with the section in view: what is looked for, an example, what the checks say. */
export function Aside({ aside }) {
  const parts = aside.parts ?? [];
  return (
    <>
      {parts.length === 0 && <Guidance aside={aside} />}
      {parts.map((part) => (
        <Field key={part.kind} field={part} />
      ))}
      {aside.quiet || <Remarks aside={aside} />}
      {aside.comments && <Field field={aside.comments} />}
      {parts.length > 0 && aside.guidance && (
        <section class="plp-aside">
          <More label={t("What the reader looks for here")}>
            <Guided aside={aside} />
          </More>
        </section>
      )}
    </>
  );
}

const Remarks = ({ aside }) => (
  <section class="plp-aside">
    <h2>
      {t("Remarks")} <small>{aside.findings_heading}</small>
    </h2>
    {aside.findings?.length > 0 && (
      <ul>
        {aside.findings.map((finding) => (
          <Finding key={finding.key} finding={finding} />
        ))}
      </ul>
    )}
    <Dismissed dismissed={aside.dismissed ?? []} />
    <Button kind="quiet" small class="plp-add" after="right" onClick={() => openDialog("findings")}>
      {aside.all ?? t("All remarks on the letter")}
    </Button>
  </section>
);

function Guidance({ aside }) {
  if (!aside.guidance && !aside.prompts?.length) return null;
  return (
    <section class="plp-aside">
      <h2>{t("What the reader looks for here")}</h2>
      <Guided aside={aside} />
    </section>
  );
}

function Guided({ aside }) {
  const prompts = aside.prompts ?? [];
  const elements = prompts.filter((prompt) => prompt.kind === "element");
  const questions = prompts.filter((prompt) => prompt.kind !== "element");
  return (
    <>
      {aside.guidance && <p>{aside.guidance}</p>}
      <Prompts prompts={questions} />
      <Elements elements={elements} heading={aside.elements_heading} />
      {aside.example && (
        <More label={t("Read an example")}>
          <p class="plp-words" lang={wordsLang()}>
            {aside.example}
          </p>
        </More>
      )}
    </>
  );
}

const FEW = 6;

// A long list of what one may speak of folds, so that the remarks stay in view.
function Elements({ elements, heading }) {
  if (!elements.length) return null;
  const touched = elements.filter((element) => element.touched).length;
  if (elements.length > FEW) {
    return (
      <More label={`${heading} (${touched}/${elements.length})`}>
        <Prompts prompts={elements} />
      </More>
    );
  }
  return (
    <>
      <h3 class="plp-aside__sub">{heading}</h3>
      <Prompts prompts={elements} />
    </>
  );
}

const Prompts = ({ prompts }) =>
  prompts.length > 0 && (
    <ul class="plp-prompts">
      {prompts.map((prompt) => (
        <li key={prompt.id}>
          <State
            state={prompt.touched ? "done" : "empty"}
            label={prompt.touched ? t("Dealt with") : t("Not yet dealt with")}
          />
          <span>{prompt.label}</span>
        </li>
      ))}
    </ul>
  );

const More = ({ label, children }) => (
  <details class="plp-more">
    <summary>
      <Icon name="right" />
      {label}
    </summary>
    {children}
  </details>
);

const Dismissed = ({ dismissed }) =>
  dismissed.length > 0 && (
    <More label={t("Set aside ({n})", { n: dismissed.length })}>
      <ul>
        {dismissed.map((one) => (
          <li key={one.id} class="plp-dismissed">
            <p class="plp-strong">{one.title}</p>
            <p class="plp-meta">{one.reason}</p>
            <Button kind="quiet" small onClick={() => send({ do: "recall", id: one.id })}>
              {t("Show it again")}
            </Button>
          </li>
        ))}
      </ul>
    </More>
  );
