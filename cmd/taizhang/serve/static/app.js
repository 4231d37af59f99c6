// What the pages do beyond links and forms: show where a value stands, follow an upload, draw
// charts, and let a reviewer use the keyboard. Without it everything still works.
"use strict";

const page = document.body.dataset.page;
const csrf = document.body.dataset.csrf;

// A value and its place: one click shows the other, in both panes.
function show(key, from) {
  for (const on of document.querySelectorAll(".on")) on.classList.remove("on");
  let first = true;
  for (const el of document.querySelectorAll("[data-k]")) {
    if (!el.dataset.k.split(" ").includes(key)) continue;
    el.classList.add("on");
    if (first && el.closest(".pane") !== from) {
      el.scrollIntoView({ block: "center" });
      first = false;
    }
  }
}

function beside() {
  document.querySelector(".beside").parentElement.addEventListener("click", (e) => {
    const a = e.target.closest("a[data-k]");
    if (!a || !a.getAttribute("href").startsWith("#")) return; // the place is in another part of the document
    e.preventDefault();
    const keys = a.dataset.k.split(" ");
    const key = keys[keys.length - 1];
    show(key, a.closest(".pane"));
    const at = new URL(location);
    at.hash = a.getAttribute("href");
    history.replaceState(null, "", at);
  });
  const key = decodeURIComponent(location.hash).replace(/^#[vm]-/, "");
  if (key) {
    show(key, null);
    const row = document.getElementById("v-" + key);
    if (row) row.scrollIntoView({ block: "center" });
    const place = document.getElementById("m-" + key);
    if (place) place.nextElementSibling.scrollIntoView({ block: "center" });
  }
}

// Uploads: dropped files and folders, and how far they are.
function uploads() {
  const form = document.querySelector(".drop");
  const said = form.querySelector(".sending");
  for (const kind of ["dragover", "dragenter"]) form.addEventListener(kind, (e) => { e.preventDefault(); form.classList.add("over"); });
  for (const kind of ["dragleave", "drop"]) form.addEventListener(kind, () => form.classList.remove("over"));
  form.addEventListener("drop", async (e) => {
    e.preventDefault();
    const found = [];
    await Promise.all([...e.dataTransfer.items].map((i) => i.webkitGetAsEntry()).filter(Boolean).map((x) => walk(x, "", found)));
    send(found);
  });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    const found = [];
    for (const input of form.querySelectorAll("input[type=file]"))
      for (const f of input.files) found.push([f.webkitRelativePath || f.name, f]);
    send(found);
  });
  function send(found) {
    if (!found.length) return;
    const body = new FormData();
    for (const name of ["division", "year", "series"]) body.append(name, form.elements[name].value);
    for (const [path, f] of found) body.append("file/" + path, f, f.name);
    const x = new XMLHttpRequest();
    x.open("POST", "/api/v1/loads");
    x.setRequestHeader("X-CSRF-Token", csrf);
    said.hidden = false;
    x.upload.onprogress = (e) => { said.textContent = found.length + " · " + Math.round((e.loaded * 100) / e.total) + " %"; };
    x.onload = () => {
      const answer = JSON.parse(x.responseText);
      if (x.status === 200) location.href = "/loads/" + answer.id;
      else said.textContent = answer.title + " " + (answer.detail || "");
    };
    x.onerror = () => { said.textContent = "—"; };
    x.send(body);
  }
}

async function walk(entry, above, found) {
  const path = above + entry.name;
  if (entry.isFile) {
    found.push([path, await new Promise((ok, no) => entry.file(ok, no))]);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((ok, no) => reader.readEntries(ok, no));
    if (!some.length) return;
    for (const x of some) await walk(x, path + "/", found);
  }
}

async function follow(job) {
  const bar = job.querySelector("progress");
  for (;;) {
    const answer = await fetch("/api/v1/loads/" + job.dataset.job);
    const j = await answer.json();
    if (!answer.ok || j.ended) return location.reload();
    bar.max = j.of || 1;
    bar.value = j.done;
    job.querySelector(".count").textContent = j.done + " / " + (j.of || j.files);
    await new Promise((go) => setTimeout(go, 400));
  }
}

// The forms of a task's page by their keys: split, merge, no task, add a task or an organ, link, unlink.
const forms = { s: "split", m: "merge", n: "reject", t: "add-task", d: "add-duty", l: "look", u: "links" };

function typing(e) {
  if (e.key === "Enter" && e.ctrlKey && e.target.form) e.target.form.requestSubmit();
  if (e.key === "Escape") e.target.blur();
  return e.ctrlKey || e.metaKey || e.altKey || /^(input|textarea|select)$/i.test(e.target.tagName);
}

// A form's first field, of one without fields its button; a task that was found before the field that finds.
function focusOn(id) {
  const at = (id === "look" && document.getElementById("found")) || document.getElementById(id);
  const field = at && (at.querySelector("textarea, input:not([type=hidden]):not(.why)") || at.querySelector("button"));
  if (!field) return;
  at.scrollIntoView({ block: "center" });
  (id === "links" || at.id === "found" ? at.querySelector("button") : field).focus();
}

function task() {
  const wanted = location.hash.replace(/^#do-/, ""); // no element's name: a browser that goes to one takes the focus away
  if (Object.values(forms).includes(wanted)) focusOn(wanted);
  document.addEventListener("keydown", (e) => {
    if (typing(e) || !forms[e.key.toLowerCase()]) return;
    e.preventDefault();
    focusOn(forms[e.key.toLowerCase()]);
  });
}

// Review with the keyboard.
function review() {
  const rows = [...document.querySelectorAll("[data-row]")];
  let at = -1;
  const go = (n) => {
    if (!rows.length) return;
    if (rows[at]) rows[at].classList.remove("at-it");
    at = Math.max(0, Math.min(rows.length - 1, n));
    rows[at].classList.add("at-it");
    rows[at].focus();
  };
  document.addEventListener("keydown", (e) => {
    if (typing(e)) return;
    const key = e.key.toLowerCase();
    if (key === "j") go(at + 1);
    else if (key === "k") go(at - 1);
    else if (key === "e" && rows[at]) { e.preventDefault(); rows[at].querySelector("textarea, select").focus(); }
    else if ("axo".includes(key) && rows[at]) rows[at].querySelector(`[data-key=${key}]`)?.click();
    else if (forms[key] && key !== "u" && rows[at]?.querySelector("[data-task]")) location.href = rows[at].querySelector("[data-task]").href + "#do-" + forms[key];
  });
}

// Charts.
function charts() {
  if (!window.taizhangCharts) return;
  const css = getComputedStyle(document.documentElement);
  const color = (name) => css.getPropertyValue(name).trim();
  for (const figure of document.querySelectorAll("[data-chart]")) {
    const c = JSON.parse(figure.dataset.chart);
    const drawn = window.taizhangCharts.init(figure.querySelector(".canvas"));
    drawn.setOption(option(c, color));
    addEventListener("resize", () => drawn.resize());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn.setOption(option(c, color), true));
  }
}

function option(c, color) {
  const axis = { axisLine: { lineStyle: { color: color("--line") } }, axisTick: { show: false }, axisLabel: { color: color("--soft"), hideOverlap: true }, splitLine: { lineStyle: { color: color("--line") } } };
  const base = {
    animation: false,
    textStyle: { fontFamily: css("--hei") },
    color: [color("--h5"), color("--red"), color("--gold"), color("--green")],
    grid: { left: 8, right: 12, top: 34, bottom: 4, containLabel: true },
    tooltip: { renderMode: "richText", trigger: c.kind === "heat" ? "item" : "axis" },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: color("--soft") } },
  };
  function css(name) { return color(name); }
  if (c.kind === "heat") {
    const data = [];
    c.series.forEach((row, y) => row.data.forEach((n, x) => data.push([x, y, n])));
    return {
      ...base, legend: undefined, grid: { ...base.grid, top: 6 },
      xAxis: { type: "category", data: c.x, ...axis, splitLine: { show: false } },
      yAxis: { type: "category", data: c.y, ...axis, splitLine: { show: false } },
      visualMap: { show: false, min: 0, max: Math.max(1, ...data.map((d) => d[2])), inRange: { color: [color("--card"), color("--h2"), color("--h3"), color("--h4"), color("--h5")] } },
      series: [{ type: "heatmap", data, itemStyle: { borderColor: color("--paper"), borderWidth: 2 } }],
    };
  }
  const two = c.kind === "bar" && c.series.length === 2;
  return {
    ...base,
    xAxis: { type: "category", data: c.x, ...axis, splitLine: { show: false } },
    yAxis: two ? [{ type: "value", minInterval: 1, ...axis }, { type: "value", minInterval: 1, ...axis, splitLine: { show: false } }] : { type: "value", minInterval: 1, ...axis },
    series: c.series.map((s, i) => ({
      name: s.name, data: s.data, barMaxWidth: 34,
      type: two && i === 1 ? "line" : "bar", yAxisIndex: two ? i : 0,
      stack: c.kind === "stack" ? "all" : undefined,
    })),
  };
}

// What is saved is what stands in the text now.
for (const form of document.querySelectorAll("form[data-copy]"))
  form.addEventListener("submit", () => { form.elements.sql.value = document.getElementById(form.dataset.copy).value; });

if (page === "plan") beside();
if (page === "upload") uploads();
if (page === "review") review();
if (page === "task") task();
for (const job of document.querySelectorAll("[data-job]")) follow(job);
charts();
