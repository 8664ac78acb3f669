// Draws the charts of a page, keeps them as pictures, copies, and searches where no server does. Pages stand without it.
"use strict";

(() => {
  const figures = [...document.querySelectorAll("figure[data-chart]")];
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const views = new Map();

  // Space is kept before the library is there, so that nothing moves when it draws.
  for (const figure of figures) figure.classList.add("waiting");

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /** The colours of words and rules of the page; on white paper for pictures that leave it. */
  function look(paper) {
    const [ink, faint, grid] = paper ? ["#1b2126", "#566069", "#e3e6e4"] : ["--ink", "--faint", "--grid"].map(colour);
    const words = { labelColor: ink, titleColor: ink };
    return {
      background: paper ? "white" : null,
      style: { "guide-label": { fill: ink }, "group-title": { fill: ink }, "group-subtitle": { fill: faint } },
      title: { color: ink, subtitleColor: faint },
      text: { color: ink },
      axis: { ...words, gridColor: grid, domainColor: faint, tickColor: faint },
      legend: words,
    };
  }

  const specOf = (figure) => JSON.parse(document.getElementById(figure.dataset.chart).textContent);

  // The interpreter (`ast`) evaluates what a chart computes without `eval`, which the pages do not allow.
  const options = (paper) => ({
    ast: true, renderer: "svg", actions: false, defaultStyle: false, logLevel: 1, config: look(paper),
    tooltip: { disableDefaultStyle: true },
  });

  async function draw(figure) {
    const holder = figure.querySelector(".drawing") ?? document.createElement("div");
    holder.className = "drawing";
    figure.prepend(holder);
    figure.classList.add("drawn");
    figure.classList.remove("waiting");
    views.get(figure)?.finalize();
    views.set(figure, await window.vegaEmbed(holder, specOf(figure), options(false)));
    const kept = figure.querySelector(".keep");
    if (kept) kept.hidden = false;
  }

  const drawn = (figure) => (views.has(figure) ? null : draw(figure).catch((fault) => {
    figure.classList.remove("waiting", "drawn");
    console.error(fault);
  }));

  /** Saves a chart on white paper, as wide as a page, whatever the window shows. */
  async function keep(figure, format) {
    const spec = specOf(figure);
    if (spec.width === "container") Object.assign(spec, { width: 640, autosize: "pad" });
    const { view, finalize } = await window.vegaEmbed(document.createElement("div"), spec, options(true));
    const link = document.createElement("a");
    link.href = await view.toImageURL(format, 2);
    link.download = `${figure.dataset.chart}.${format}`;
    link.click();
    finalize();
  }

  function charts() {
    if (!window.vegaEmbed) {
      for (const figure of figures) figure.classList.remove("waiting");
      return;
    }
    const near = new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) if (isIntersecting) drawn(target), near.unobserve(target);
    }, { rootMargin: "300px" });
    for (const figure of figures) near.observe(figure);
    window.addEventListener("beforeprint", () => figures.forEach(drawn));
    dark.addEventListener("change", () => [...views.keys()].forEach(draw));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.keep) keep(button.closest("figure"), button.dataset.keep);
    if (button?.dataset.copy) copy(button);
  });

  async function copy(button) {
    const place = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(place.textContent);
      button.textContent = `✓ ${button.textContent.replace(/^✓ /, "")}`;
    } catch {
      // Not allowed (a page from a disk, an old browser): what is to be copied is marked for the keyboard.
      window.getSelection().selectAllChildren(place);
    }
  }

  for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = false;

  /** Without tone marks and capitals: "Lạng Sơn" is found by "lang son". */
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

  // `window.exploreIndex` is a list of [words, shown, link]; each word that is typed must begin one of the words.
  function search(form) {
    const [field, list] = [form.querySelector("input[type=search]"), form.querySelector("[data-found]")];
    const entries = window.exploreIndex.map(([words, shown, link]) => [` ${folded(words)}`, shown, link]);
    const found = () => {
      const typed = folded(field.value).split(/\s+/).filter(Boolean);
      return typed.length ? entries.filter(([words]) => typed.every((word) => words.includes(` ${word}`))).slice(0, 12) : [];
    };
    field.addEventListener("input", () => {
      const lines = found().map(([, shown, link]) => {
        const [line, anchor] = [document.createElement("li"), document.createElement("a")];
        Object.assign(anchor, { href: link, textContent: shown });
        line.append(anchor);
        return line;
      });
      list.replaceChildren(...lines);
      list.hidden = lines.length === 0;
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [first] = found();
      if (first) window.location.href = first[2];
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") list.hidden = true;
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    charts();
    if (window.exploreIndex) document.querySelectorAll("form[data-search]").forEach(search);
  });
})();
