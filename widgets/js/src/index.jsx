// The anywidget: one model a page. On a page of ours the app is drawn as soon as the model is
// there; in a notebook, into as many views as the notebook asks for.
import { render as draw } from "preact";
import { App } from "./App.jsx";
import { start } from "./session.js";
import { ownPlace, ownsPage, welcome } from "./host.js";

export default {
  initialize({ model }) {
    const stop = start(model);
    // The page's own view comes later, and on a busy machine not at all ("model not found").
    if (ownsPage) show(ownPlace());
    return stop;
  },
  render({ model, el }) {
    if (ownsPage) return () => {};
    start(model);
    return show(el);
  },
};

function show(el) {
  welcome(el);
  draw(<App />, el);
  return () => draw(null, el);
}
