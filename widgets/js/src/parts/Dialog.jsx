import { useEffect, useId, useRef } from "preact/hooks";
import { send } from "../session.js";
import { t } from "../texts.js";
import { Button } from "./Button.jsx";

/** Tell Python that the open dialog is closed. */
export const closeDialog = () => send({ do: "close" });

/** A native dialog: it holds the focus, and Escape closes it unless it must be answered. */
export function Dialog({ title, wide, mustAnswer, onClose = closeDialog, onSubmit, acts, children }) {
  const id = useId();
  const ref = useRef(null);
  useEffect(() => {
    const box = ref.current;
    const before = document.activeElement;
    box.showModal();
    (box.querySelector("[data-first]") ?? box.querySelector("input, textarea, select") ?? box).focus();
    return () => {
      box.close();
      if (before?.isConnected) before.focus();
    };
  }, []);
  const cancel = (event) => {
    event.preventDefault();
    if (!mustAnswer) onClose();
  };
  const submit = (event) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <dialog
      ref={ref}
      class={wide ? "plp-dialog plp-dialog--wide" : "plp-dialog"}
      aria-labelledby={id}
      tabIndex={-1}
      onCancel={cancel}
    >
      <form onSubmit={submit} noValidate>
        <h2 id={id}>{title}</h2>
        {children}
        {acts && <div class="plp-dialog__acts plp-row">{acts}</div>}
      </form>
    </dialog>
  );
}

/** The button that does it, and the one that leaves; `only` the first where there is no way out. */
export const Acts = ({ label, danger, leave, only }) => (
  <>
    <button type="submit" class={`plp-btn plp-btn--${danger ? "danger" : "primary"}`}>
      {label}
    </button>
    {!only && <Button onClick={closeDialog}>{leave ?? t("Cancel")}</Button>}
  </>
);
