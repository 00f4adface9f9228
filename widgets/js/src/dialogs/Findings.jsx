import { Button } from "../parts/Button.jsx";
import { Dialog, closeDialog } from "../parts/Dialog.jsx";
import { Finding } from "../panes/Finding.jsx";
import { t } from "../texts.js";

/** All that the checks say about the letter, section by section; each leads to its place. */
export const Findings = ({ dialog }) => (
  <Dialog
    wide
    title={t("All remarks on the letter")}
    onSubmit={closeDialog}
    acts={
      <Button kind="primary" data-first onClick={closeDialog}>
        {t("Close")}
      </Button>
    }
  >
    <p class="plp-dialog__text">{dialog.counts_text}</p>
    <div class="plp-dialog__body" tabIndex={0} role="group" aria-label={t("All remarks on the letter")}>
      {dialog.groups.map((group) => (
        <section key={group.section} class="plp-aside">
          <h3>{group.title}</h3>
          <ul>
            {group.findings.map((finding) => (
              <Finding key={finding.key} finding={finding} level="h4" />
            ))}
          </ul>
        </section>
      ))}
    </div>
  </Dialog>
);
