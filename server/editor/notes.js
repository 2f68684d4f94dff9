// Lines above the editor that tell what happened, with the buttons that answer them; screen readers hear each.

/** Make the place of the notes. Polite ones wait for their turn, problems do not. */
export function makeNotes() {
  const place = document.createElement("div");
  place.className = "code-notes";
  const regions = { note: region("status"), problem: region("alert") };
  place.append(regions.problem, regions.note);
  const shown = new Map();

  function hide(name) {
    shown.get(name)?.remove();
    shown.delete(name);
  }

  /** Show a note in the place of an earlier one of the same name. `actions` are [words, function] pairs. */
  function show(name, kind, text, actions = []) {
    hide(name);
    const line = document.createElement("p");
    line.className = `notice notice-${kind} code-note`;
    line.dataset.note = name;
    line.append(text);
    for (const [words, act] of actions) line.append(" ", button(words, () => (hide(name), act())));
    shown.set(name, line);
    regions[kind].append(line);
  }

  return { place, show, hide };
}

function region(role) {
  const element = document.createElement("div");
  element.setAttribute("role", role);
  return element;
}

function button(words, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "quiet code-action";
  element.textContent = words;
  element.addEventListener("click", act);
  return element;
}
