import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { openDialog, send } from "../session.js";
import { t } from "../texts.js";

const ICONS = { error: "bad", warning: "warning", advice: "advice" };

/** One finding: what, why, where, and what to do. */
export function Finding({ finding, level: Heading = "h3" }) {
  const { code, about, title } = finding;
  const where = [finding.place, finding.source, code].filter(Boolean).join(" · ");
  return (
    <li class={`plp-find plp-find--${finding.severity}`}>
      <Icon name={ICONS[finding.severity]} label={severityOf(finding.severity)} />
      <div>
        <Heading>{title}</Heading>
        {finding.why && <p class="plp-find__why">{finding.why}</p>}
        {finding.hint && <p class="plp-find__why">{finding.hint}</p>}
        <p class="plp-meta plp-find__src">{where}</p>
        <div class="plp-find__acts">
          {finding.go && (
            <Button kind="quiet" small onClick={() => send({ do: "go", ...finding.go })}>
              {t("To the place")}
              <span class="plp-hidden">: {title}</span>
            </Button>
          )}
          {finding.can_dismiss && (
            <Button kind="quiet" small onClick={() => openDialog("dismiss", { code, about, title })}>
              {t("Set aside…")}
              <span class="plp-hidden"> {title}</span>
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}

function severityOf(severity) {
  if (severity === "error") return t("Required");
  return severity === "warning" ? t("To check") : t("Advice");
}
