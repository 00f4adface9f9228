import { useEffect, useRef } from "preact/hooks";
import { Button, IconButton } from "../parts/Button.jsx";
import { send, useNews, wire } from "../session.js";
import { t } from "../texts.js";
import { showToast, toasts } from "../toasts.js";

const SHOWN = 10_000; // ms; longer while the pointer or the focus is on it

/** The last piece of news, with Undo where it can be undone. */
export function Toast() {
  useNews(toasts);
  useEffect(() => wire.on("toast", ({ toast }) => showToast(toast)), []);
  const toast = toasts.current;
  return <div role="status">{toast && <Shown key={toast.key} toast={toast} />}</div>;
}

function Shown({ toast }) {
  const box = useRef(null);
  useEffect(() => {
    box.current.showPopover();
    const timer = setInterval(() => !box.current.matches(":hover, :focus-within") && showToast(null), SHOWN);
    return () => clearInterval(timer);
  }, []);
  const undo = () => {
    showToast(null);
    send({ do: "undo" });
  };
  return (
    <div ref={box} popover="manual" class="plp-toast">
      {toast.text}
      {toast.undo && (
        <Button kind="quiet" small onClick={undo}>
          {t("Undo")}
        </Button>
      )}
      <IconButton icon="close" label={t("Close")} onClick={() => showToast(null)} />
    </div>
  );
}
