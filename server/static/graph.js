// Walks through the computation graphs and the descents of a page, step by step. Without it every number is there at once.

const BESIDE = 150; // the room of the numbers on a line

for (const figure of document.querySelectorAll(".graph, .descent")) {
  const walk = figure.querySelector(".walk");
  if (walk) prepare(figure, walk);
}

function prepare(figure, walk) {
  const scroll = figure.querySelector(".graph-scroll");
  const words = walk.querySelector(".walk-words");
  const invitation = words.textContent;
  const parts = [...figure.querySelectorAll("svg [data-step]")];
  const nodes = [...figure.querySelectorAll("svg .node")];
  const steps = [...figure.querySelectorAll(".graph-steps li")];
  let now = 0; // 0 is the whole picture

  function show(step) {
    now = Math.max(0, Math.min(step, steps.length));
    const told = steps[now - 1];
    figure.classList.toggle("is-walking", now > 0);
    figure.classList.toggle("is-backward", Boolean(told) && told.classList.contains("step-backward"));
    for (const part of parts) {
      part.classList.toggle("is-later", Number(part.dataset.step) > now);
      part.classList.toggle("is-now", Number(part.dataset.step) === now);
    }
    for (const node of nodes) {
      const isHere = Boolean(told) && node.dataset.place === told.dataset.place;
      node.classList.toggle("is-here", isHere);
      if (isHere) bringIntoView(node);
    }
    words.textContent = told ? told.dataset.sentence : invitation;
    // Not `disabled`: a button that loses the focus would leave a keyboard nowhere.
    dim("back", now <= 1);
    dim("on", now === steps.length);
    dim("all", now === 0);
  }

  function dim(move, isIdle) {
    walk.querySelector(`[data-walk=${move}]`).setAttribute("aria-disabled", String(isIdle));
  }

  // The numbers before a node tell how its value came to be, those behind it where its gradient comes from.
  function bringIntoView(node) {
    const box = node.getBoundingClientRect();
    const frame = scroll.getBoundingClientRect();
    const aside = figure.classList.contains("is-backward") ? BESIDE : now > 0 ? -BESIDE : 0;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scroll.scrollBy({
      left: box.left + (box.width + aside) / 2 - frame.left - frame.width / 2,
      top: box.top + box.height / 2 - frame.top - frame.height / 2,
      behavior: isCalm ? "auto" : "smooth",
    });
  }

  const moves = {
    first: () => show(1),
    back: () => show(Math.max(1, now - 1)),
    on: () => show(now + 1),
    all: () => show(0),
  };
  const keys = { ArrowRight: "on", ArrowLeft: "back", Home: "first", Escape: "all" };

  walk.addEventListener("click", (event) => {
    const button = event.target.closest("[data-walk]");
    if (button) moves[button.dataset.walk]();
  });
  figure.addEventListener("keydown", (event) => {
    const move = keys[event.key];
    const isOnPicture = walk.contains(event.target) || (now > 0 && event.target === scroll);
    if (!move || !isOnPicture || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    moves[move]();
  });

  walk.hidden = false;
  show(0);
  if (nodes.length) bringIntoView(nodes[0]); // a tall picture begins where the computation does
}
