// A file of its own: the drawing library, which a page loads with its first chart.
export { default } from "plotly.js-basic-dist-min";
