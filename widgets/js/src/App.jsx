import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Dialogs } from "./dialogs/Dialogs.jsx";
import { focusPath, focusTitle, speakThrough } from "./focus.js";
import { hostTheme, onHostTheme, ownsPage } from "./host.js";
import { Banners } from "./panes/Banners.jsx";
import { Bar } from "./panes/Bar.jsx";
import { Beside } from "./panes/Beside.jsx";
import { Home } from "./panes/Home.jsx";
import { Letter } from "./panes/Letter.jsx";
import { Toast } from "./panes/Toast.jsx";
import { Sprite } from "./parts/Icon.jsx";
import { useTrait, wire } from "./session.js";
import { t } from "./texts.js";

const SCREENS = { letter: Letter, home: Home, beside: Beside };

/** The whole app: its bar, one screen, and what floats above. */
export function App() {
  const ui = useTrait("ui");
  const name = useTrait("screen");
  const region = useRef(null);
  const theme = useTheme();
  useArrival(name, useTrait("section"));
  useEffect(() => speakThrough(region.current), []);
  useEffect(() => wire.on("focus", ({ focus }) => focusPath(focus)), []);
  const Screen = SCREENS[name] ?? Waiting;
  return (
    <div
      class={`plp ${ownsPage ? "plp--page" : "plp--cell"} plp--${name}`}
      lang={ui?.lang}
      data-theme={theme ?? undefined}
    >
      <Sprite />
      <Skip />
      <Bar />
      <Banners />
      <Screen />
      <Dialogs />
      <Toast />
      <div ref={region} class="plp-hidden" role="status" />
    </div>
  );
}

const Waiting = () => <main class="plp-page" id="plp-main" aria-busy="true" />;

function Skip() {
  const go = (event) => {
    event.preventDefault();
    document.getElementById("plp-main").focus();
  };
  return (
    <a class="plp-skip" href="#plp-main" onClick={go}>
      {t("To the content")}
    </a>
  );
}

// Whoever comes to another page of the app begins at its title.
function useArrival(screen, section) {
  const place = [screen, section?.id, section?.item?.id].join();
  const before = useRef(place);
  useLayoutEffect(() => {
    if (before.current !== place) focusTitle();
    before.current = place;
  }, [place]);
}

function useTheme() {
  const [theme, setTheme] = useState(hostTheme);
  useEffect(() => onHostTheme(() => setTheme(hostTheme())), []);
  return theme;
}
