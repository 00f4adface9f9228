import { Icon } from "./Icon.jsx";

/** A button: `kind` is primary, quiet, danger or plain; with `icon` alone give a `label`. */
export function Button({ kind, small, icon, after, label, children, class: more = "", ...rest }) {
  const classes = ["plp-btn", kind && `plp-btn--${kind}`, small && "plp-btn--small", more];
  return (
    <button type="button" class={classes.filter(Boolean).join(" ")} aria-label={label} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
      {after && <Icon name={after} />}
    </button>
  );
}

/** A small square button with an icon; its label is also shown on hover. */
export const IconButton = ({ label, icon, class: more = "", ...rest }) => (
  <button type="button" class={`plp-btn plp-btn--icon ${more}`} aria-label={label} title={label} {...rest}>
    <Icon name={icon} />
  </button>
);
