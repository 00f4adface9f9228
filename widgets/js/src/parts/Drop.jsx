import { useRef, useState } from "preact/hooks";
import { t } from "../texts.js";
import { MEGA, upload } from "../upload.js";
import { Button } from "./Button.jsx";
import { Refusal } from "./Labelled.jsx";

/** Send a file; what stands against it is said through `say`, before a byte of it goes out. */
export async function bring(file, { megabytes, send, say, told }) {
  const name = file.name;
  if (file.size > megabytes * MEGA)
    return say(t("{name} is larger than it may be here ({n} MB).", { name, n: megabytes }));
  if (!file.size) return say(t("{name} is empty.", { name }));
  try {
    await upload(file, send, told);
  } catch {
    say(t("{name} cannot be read in this browser.", { name }));
  }
}

/** What an element does so that files can be dropped on it: `over` says that one is above it. */
export function useDrop(onFile) {
  const [over, setOver] = useState(false);
  const handlers = {
    onDragOver(event) {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave(event) {
      if (!event.currentTarget.contains(event.relatedTarget)) setOver(false);
    },
    onDrop(event) {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      setOver(false);
      onFile(event.dataTransfer.files[0]);
    },
  };
  return [over, handlers];
}

/** A button that lets one choose a file; more goes to the button. */
export function Choose({ label, accept, onFile, children, ...rest }) {
  const input = useRef(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        class="plp-hidden"
        tabIndex={-1}
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const [file] = event.currentTarget.files;
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
      <Button icon="open" onClick={() => input.current.click()} {...rest}>
        {children ?? label}
      </Button>
    </>
  );
}

/** A frame to drop a file on, with a button to choose one: `label` names the file wanted. */
export function Drop({ label, accept, megabytes, send, choose, drop, small, ...rest }) {
  const [said, say] = useState(null);
  const take = (file) => {
    say(null);
    return bring(file, { megabytes, send, say });
  };
  const [over, handlers] = useDrop(take);
  const classes = ["plp-bring", over && "plp-bring--over", small && "plp-bring--small"];
  return (
    <div class={classes.filter(Boolean).join(" ")} {...handlers}>
      <Choose label={label} accept={accept} onFile={take} {...rest}>
        {choose}
      </Choose>
      <span>{drop}</span>
      {said && <Refusal>{said}</Refusal>}
    </div>
  );
}
