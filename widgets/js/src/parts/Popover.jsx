// What opens beside a button and goes away on Escape or a click elsewhere.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

const GAP = 4;

/** Shown beside `anchor` (an element) while it is in the tree; `onClose` is called once it hides. */
export function Popover({ anchor, onClose, class: more = "", children, ...rest }) {
  const ref = useRef(null);
  useLayoutEffect(() => {
    const box = ref.current;
    box.showPopover();
    const settle = () => place(box, anchor);
    settle();
    const watched = new ResizeObserver(settle);
    watched.observe(box);
    addEventListener("resize", settle);
    addEventListener("scroll", settle, true);
    return () => {
      watched.disconnect();
      removeEventListener("resize", settle);
      removeEventListener("scroll", settle, true);
    };
  }, [anchor]);
  useEffect(() => {
    const box = ref.current;
    const toggled = (event) => event.newState === "closed" && onClose();
    box.addEventListener("toggle", toggled);
    return () => box.removeEventListener("toggle", toggled);
  }, [onClose]);
  return (
    <div ref={ref} popover="auto" class={`plp-popover ${more}`} {...rest}>
      {children}
    </div>
  );
}

// Below the anchor where there is room, else above; never past the window's sides.
function place(box, anchor) {
  const at = anchor.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const [wide, high] = [document.documentElement.clientWidth, innerHeight];
  const below = at.bottom + GAP + height <= high || at.top < height;
  const top = below ? Math.min(at.bottom + GAP, high - height - GAP) : at.top - GAP - height;
  box.style.top = `${Math.max(GAP, top)}px`;
  box.style.left = `${Math.max(GAP, Math.min(at.left, wide - width - GAP))}px`;
}
