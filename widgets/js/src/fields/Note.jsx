import { Button } from "../parts/Button.jsx";
import { send } from "../session.js";

/** A sentence between fields, with a way to the place it speaks of where it has one. */
export const Note = ({ field }) => (
  <p class="plp-note">
    {field.text}
    {field.go && (
      <Button kind="quiet" small after="right" onClick={() => send({ do: "go", ...field.go })}>
        {field.go.label}
      </Button>
    )}
  </p>
);
