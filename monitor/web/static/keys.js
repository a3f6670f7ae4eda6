// Keys for those who read all day: j k move, o open, e dealt with, / search, ? all of them.
(() => {
  const rows = () => [...document.querySelectorAll("details.row > summary")];
  const step = (by) => {
    const all = rows();
    const at = all.indexOf(document.activeElement?.closest("details.row")?.querySelector("summary"));
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  const here = () => document.activeElement?.closest("details.row");
  const open = () => {
    const row = here();
    if (row?.open) row.querySelector("a.article")?.click();
    else if (row) row.open = true;
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    o: open,
    e: () => here()?.querySelector("form.handle")?.requestSubmit(),
    "/": () => {
      const field = document.querySelector("input[type=search]");
      if (field) field.focus();
      else document.querySelector("nav a.search")?.click();
    },
    "?": () => document.getElementById("keys")?.togglePopover(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select")) return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
})();
