// A submission being graded: asks for the page again and puts what is new into this one, until the result is there.
const ASK_MS = 700;
const LOST_MS = 3000;

export function watch(outcome) {
  const news = document.getElementById("news");
  const lost = document.getElementById("lost");

  async function ask() {
    let text;
    try {
      const response = await fetch(window.location.href, { cache: "no-store", signal: AbortSignal.timeout(10000) });
      if (response.status >= 500 || response.status === 429) throw new Error(response.statusText);
      text = await response.text();
    } catch {
      lost.hidden = false;
      return void window.setTimeout(ask, LOST_MS);
    }
    lost.hidden = true;
    const fresh = new DOMParser().parseFromString(text, "text/html");
    // Signed out, or the submission is gone: the server says it best.
    if (!fresh.getElementById("outcome")) return window.location.reload();
    if (take(fresh)) window.setTimeout(ask, ASK_MS);
  }

  function take(fresh) {
    const found = fresh.getElementById("outcome");
    const waits = "live" in found.dataset;
    if (!waits) addAssets(fresh);
    if (found.innerHTML !== outcome.innerHTML) outcome.replaceChildren(...found.childNodes);
    const said = fresh.getElementById("news").textContent;
    // The same words again would be read aloud again.
    if (news.textContent !== said) news.textContent = said;
    if (!waits) {
      delete outcome.dataset.live;
      for (const line of fresh.querySelectorAll("ol.source > .marked")) {
        document.getElementById(line.id)?.classList.add("marked");
      }
      document.querySelector("dl.facts").replaceWith(fresh.querySelector("dl.facts"));
    }
    return waits;
  }

  window.setTimeout(ask, ASK_MS);
}

function addAssets(fresh) {
  for (const wanted of fresh.head.querySelectorAll("link[rel=stylesheet], script[src]")) {
    const attribute = wanted.localName === "link" ? "href" : "src";
    const address = wanted.getAttribute(attribute);
    if (document.head.querySelector(`[${attribute}="${CSS.escape(address)}"]`)) continue;
    // A script out of a parsed page would never run; a new one does.
    const made = document.createElement(wanted.localName);
    for (const { name, value } of wanted.attributes) made.setAttribute(name, value);
    document.head.append(made);
  }
}
