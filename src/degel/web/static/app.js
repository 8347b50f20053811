/* The dashboard's own script: charts, the evidence drawer, copy buttons, keys. Pages work without it, less comfortably. */
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const DAY = 86400000;
  const iso = (ms) => new Date(ms).toISOString().slice(0, 10);

  // --- charts

  const charts = new WeakMap();

  const fit = (spec, width) => {
    const sized = structuredClone(spec);
    const inner = Math.max(width - 44, 220);
    if (sized.vconcat) sized.vconcat.forEach((part) => { part.width = inner; });
    else if (sized.projection) { sized.width = width; sized.height = Math.round(width * 0.46); }
    else sized.width = inner;
    if (sized.vconcat && width < 560) sized.vconcat[0].height = Math.min(sized.vconcat[0].height, 220);
    return sized;
  };

  const draw = async (figure) => {
    if (!window.vega || !window.vegaLite) return;
    const canvas = $(".canvas", figure);
    const spec = JSON.parse($("script.spec", figure).textContent);
    const width = canvas.clientWidth;
    const old = charts.get(figure);
    if (old) {
      if (old.width === width) return;
      old.view.finalize();
    }
    const fr = document.documentElement.lang === "fr";
    const compiled = vegaLite.compile(fit(spec, width), { logger: vega.logger(vega.Error) }).spec;
    compiled.autosize = { type: "pad", contains: "padding" };
    const options = { renderer: "svg", container: canvas, hover: true, expr: vega.expressionInterpreter, logLevel: vega.Error };
    if (fr) options.locale = vega.locale({ decimal: ",", thousands: "\u202f", grouping: [3], currency: ["", "\u00a0€"] }, FRENCH);
    canvas.textContent = "";
    const view = new vega.View(vega.parse(compiled, {}, { ast: true }), options);
    view.tooltip(() => {});
    charts.set(figure, { view, width });
    await view.runAsync();
    wire(figure, view, spec);
    figure.dataset.drawn = "yes";
  };

  const FRENCH = {
    dateTime: "%A %e %B %Y à %X", date: "%d/%m/%Y", time: "%H:%M:%S", periods: ["AM", "PM"],
    days: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"], shortDays: ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."],
    months: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    shortMonths: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
  };

  const wire = (figure, view, spec) => {
    const tip = $(".tip", figure);
    const show = (text, x, y) => {
      tip.textContent = text;
      tip.hidden = false;
      const box = figure.getBoundingClientRect();
      tip.style.left = `${Math.max(0, Math.min(x + 14, box.width - tip.offsetWidth - 4))}px`;
      tip.style.top = `${Math.max(0, y - tip.offsetHeight - 12)}px`;
    };
    view.addEventListener("mousemove", (event, item) => {
      const label = item && item.datum && item.datum.label;
      if (!label) { tip.hidden = true; return; }
      const box = figure.getBoundingClientRect();
      show(label, event.clientX - box.left, event.clientY - box.top);
    });
    view.addEventListener("mouseout", () => { tip.hidden = true; });
    view.addEventListener("click", (event, item) => {
      const datum = item && item.datum;
      if (!datum) return;
      if (datum.event) openCard(datum.event);
      else if (datum.pair) location.assign(`/${datum.pair}`);
      else if (datum.week && figure.closest("#relation")) {
        const found = new URL(location.href);
        found.pathname += "/why";
        ["from", "to", "e"].forEach((name) => found.searchParams.delete(name));
        found.searchParams.set("at", datum.week);
        location.assign(found);
      }
    });
    keys(figure, spec, show);
    if (spec.vconcat && JSON.stringify(spec).includes('"zoom"')) zoom(figure, view);
  };

  // The arrow keys walk through the happenings of the chart; what they stand on is said aloud.
  const keys = (figure, spec, show) => {
    const canvas = $(".canvas", figure);
    const says = $("[aria-live]", figure);
    const layers = (spec.vconcat || [spec]).flatMap((part) => part.layer || [part]);
    const acts = layers.flatMap((layer) => (layer.data && layer.data.values) || []).filter((row) => row.event).sort((a, b) => a.day - b.day);
    if (!acts.length) return;
    let at = acts.length;
    canvas.onkeydown = (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
      if (step !== undefined) {
        at = Math.max(0, Math.min(acts.length - 1, at + step));
        says.textContent = acts[at].label;
        const dot = $$("path[aria-label]", canvas).find((node) => node.getAttribute("aria-label").includes(acts[at].label));
        const box = figure.getBoundingClientRect();
        const place = (dot || canvas).getBoundingClientRect();
        show(acts[at].label, place.left - box.left, place.top - box.top);
        event.preventDefault();
      } else if (event.key === "Enter" && acts[at]) {
        openCard(acts[at].event);
        event.preventDefault();
      }
    };
    canvas.onblur = () => { $(".tip", figure).hidden = true; };
  };

  // The period drawn in the lower strip goes into the address, and into the links of the twins.
  const zoom = (figure, view) => {
    let timer = 0;
    const whole = $("[data-whole]");
    if (whole) {
      whole.hidden = !new URL(location.href).searchParams.has("from");
      whole.onclick = () => { const url = new URL(location.href); url.searchParams.delete("from"); url.searchParams.delete("to"); location.assign(url); };
    }
    view.addSignalListener("zoom", (name, value) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const range = value && (value.day || value.x || Object.values(value).find(Array.isArray));
        const url = new URL(location.href);
        if (range && range[1] - range[0] > DAY) {
          url.searchParams.set("from", iso(+range[0]));
          url.searchParams.set("to", iso(+range[1]));
        } else {
          url.searchParams.delete("from");
          url.searchParams.delete("to");
        }
        history.replaceState(history.state, "", url);
        follow(url);
        if (whole) whole.hidden = !url.searchParams.has("from");
      }, 120);
    });
  };

  const follow = (url) => {
    const from = url.searchParams.get("from");
    const to = url.searchParams.get("to");
    const query = new URLSearchParams([...url.searchParams].filter(([name]) => !["hl", "e", "saved"].includes(name)));
    const tail = query.size ? `?${query}` : "";
    $$(".twins a[data-form]").forEach((link) => { link.href = `${link.closest(".twins").dataset.base}.${link.dataset.form}${tail}`; });
    ["from", "to"].forEach((name) => { const field = $(`.controls [name=${name}]`); if (field) field.value = url.searchParams.get(name) || ""; });
    const page = `${url.origin}${url.pathname}`;
    const permalink = $("#permalink");
    if (permalink) {
      permalink.value = page + tail;
      $("#iframe").value = $("#iframe").value.replace(/src="[^"]*"/, `src="${page}/embed${tail}"`);
      $("#svg").value = $("#svg").value.replace(/href="[^"]*"/, `href="${page}${tail}"`).replace(/src="[^"]*"/, `src="${page}.svg${tail}"`);
    }
    $$("#acts li").forEach((li) => {
      const day = $("time", li).dateTime;
      li.hidden = Boolean((from && day < from) || (to && day > to));
    });
  };

  const drawAll = () => $$("figure.chart").forEach((figure) => { draw(figure).catch((error) => console.error(error)); });
  let resizing = 0;
  addEventListener("resize", () => { clearTimeout(resizing); resizing = setTimeout(drawAll, 150); });

  // --- the evidence drawer

  const drawer = () => $("#drawer");
  let opener = null;

  const openCard = (id) => {
    opener = document.activeElement;
    if (!window.htmx || !drawer()) { location.assign(`/event/${encodeURIComponent(id)}`); return; }
    htmx.ajax("GET", `/event/${encodeURIComponent(id)}`, { target: "#drawer", swap: "innerHTML" }).then(() => {
      showDrawer();
      if ($("#relation")) {
        const url = new URL(location.href);
        url.searchParams.set("e", id);
        history.replaceState(history.state, "", url);
      }
    });
    $$(".act.here").forEach((node) => node.classList.remove("here"));
    $$(`.act[data-card="${CSS.escape(id)}"]`).forEach((node) => node.classList.add("here"));
  };

  const showDrawer = () => {
    const panel = drawer();
    panel.hidden = false;
    panel.scrollTop = 0;
    panel.tabIndex = -1;
    panel.focus({ preventScroll: true });
    remember(panel);
  };

  const closeDrawer = () => {
    const panel = drawer();
    if (!panel || panel.hidden) return;
    panel.hidden = true;
    panel.textContent = "";
    const url = new URL(location.href);
    url.searchParams.delete("e");
    history.replaceState(history.state, "", url);
    if (opener && opener.isConnected) opener.focus();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-card]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) { event.preventDefault(); openCard(link.dataset.card); return; }
    if (event.target.closest("[data-close]")) closeDrawer();
    if (event.target.closest("[data-print]")) print();
    const copy = event.target.closest("[data-copy]");
    if (copy) copyFrom(copy);
    if (!event.target.closest(".search")) { const found = $("#found"); if (found) found.textContent = ""; }
  });

  const copyFrom = async (button) => {
    const field = document.getElementById(button.dataset.copy);
    const before = button.textContent;
    try { await navigator.clipboard.writeText(field.value); } catch { field.select(); document.execCommand("copy"); }
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = before; }, 1600);
  };

  // Forms inside the drawer are sent without leaving the page; what the correction changed is drawn anew.
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("#drawer form");
    if (!form || form.method.toLowerCase() !== "post") return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    if (["merge", "split"].includes(body.get("action"))) {
      body.delete("members");
      $$(`[data-for="${body.get("action")}"]:checked`, form).forEach((box) => body.append("members", box.value));
    }
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body, headers: { "HX-Request": "true" } });
    drawer().innerHTML = await answer.text();
    if (window.htmx) htmx.process(drawer());
    showDrawer();
    if (answer.ok && $("#relation")) await refresh();
  });

  // htmx drops script elements, the charts' data among them; the parser keeps them, as data, and runs none.
  const refresh = async () => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#relation");
    if (!fresh) return;
    $("#relation").replaceWith(document.adoptNode(fresh));
    wirePage();
  };

  // --- small things

  const remember = (root) => {
    $$("[data-remember]", root).forEach((field) => {
      const key = `degel-${field.dataset.remember}`;
      try {
        if (!field.value) field.value = localStorage.getItem(key) || "";
        field.addEventListener("change", () => localStorage.setItem(key, field.value));
      } catch { /* private windows keep nothing */ }
    });
  };

  const wirePage = () => {
    $$("form[data-auto] select, form[data-auto] input[type=date]").forEach((field) => {
      field.onchange = () => {
        const form = field.form;
        const query = new URLSearchParams([...new FormData(form)].filter(([name, value]) => value && !DEFAULTS.has(`${name}=${value}`)));
        location.assign(form.getAttribute("action") + (query.size ? `?${query}` : ""));
      };
    });
    $$("[data-auto-submit]").forEach((field) => { field.onchange = () => field.form.requestSubmit(); });
    remember(document);
    drawAll();
    const opened = $("#opened");
    if (opened && drawer().hidden) {
      drawer().innerHTML = '<p class="drawer-bar"><span></span></p>';
      const close = document.createElement("button");
      close.type = "button"; close.className = "plain"; close.dataset.close = ""; close.textContent = "✕"; close.setAttribute("aria-label", "✕");
      $(".drawer-bar", drawer()).append(close);
      drawer().append(opened.content.cloneNode(true));
      showDrawer();
    }
  };
  const DEFAULTS = new Set(["way=both", "channel=all", "press=all", "actors=official", "line=filtered", "scale=plover"]);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { closeDrawer(); const found = $("#found"); if (found) found.textContent = ""; }
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "/" && !typing) { $("#q").focus(); event.preventDefault(); }
    const hits = $$("#found a");
    if (hits.length && event.target.closest(".search") && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      const at = hits.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      (hits[at] || (at < 0 ? $("#q") : hits[0])).focus();
      event.preventDefault();
    }
  });
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", wirePage);
  else wirePage();
})();
