// The anywidget: one model a page, drawn into as many views as the page asks for.
import { render as draw } from "preact";
import { App } from "./App.jsx";
import { start } from "./session.js";
import { welcome } from "./host.js";

export default {
  initialize({ model }) {
    return start(model);
  },
  render({ model, el }) {
    start(model);
    welcome(el);
    draw(<App />, el);
    return () => draw(null, el);
  },
};
