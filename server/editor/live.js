// A submission being graded: asks how far it is and shows what is new, until the result is there. Where nothing is new the
// server says so in a few bytes. tests/benchmarks/watch.py has why this page asks, and is not told.
const ASK_MS = 700;
// Who has waited long is told a tenth of that time late, at most.
const ASK_MS_MAX = 3000;
const LOST_MS = 3000;
const GIVE_UP_MS = 10_000;

export function watch(outcome) {
  const news = document.getElementById("news");
  const notices = { lost: document.getElementById("lost"), signedOut: document.getElementById("signed-out") };
  let known = "";
  let begun = readBeginning();
  let timer = 0;
  const clock = window.setInterval(tick, 1000);

  async function ask() {
    timer = 0;
    try {
      const response = await load(outcome.dataset.live, known ? { "If-None-Match": known } : {});
      // To the sign-in page, whose text is of no use here.
      if (response.type === "opaqueredirect") return wait("signedOut");
      // Another person is signed in here now, or the submission is gone: the server says it best.
      if (response.status === 404) return window.location.reload();
      if (response.status === 200) showProgress(await response.text(), response.headers.get("ETag"));
      if (response.status !== 204) return wait();
      showResult(await (await load(window.location.href)).text());
    } catch {
      return wait("lost");
    }
    show();
    window.clearInterval(clock);
    window.removeEventListener("online", hurry);
  }

  /** Ask again soon; less soon where there is trouble, which is shown. */
  function wait(trouble) {
    show(trouble);
    const patience = Math.min(Math.max((Date.now() - begun) / 10, ASK_MS), ASK_MS_MAX);
    timer = window.setTimeout(ask, trouble ? LOST_MS : patience);
  }

  function hurry() {
    if (!timer) return;
    window.clearTimeout(timer);
    ask();
  }

  function show(trouble) {
    for (const [name, notice] of Object.entries(notices)) notice.hidden = name !== trouble;
  }

  function showProgress(text, tag) {
    outcome.replaceChildren(...parse(text).body.childNodes);
    tell(outcome.querySelector("[data-news]").textContent);
    known = tag;
    begun = readBeginning();
  }

  function showResult(text) {
    const fresh = parse(text);
    addAssets(fresh);
    outcome.replaceChildren(...fresh.getElementById("outcome").childNodes);
    delete outcome.dataset.live;
    tell(fresh.getElementById("news").textContent);
    for (const line of fresh.querySelectorAll("ol.source > .marked")) {
      document.getElementById(line.id)?.classList.add("marked");
    }
    document.querySelector("dl.facts").replaceWith(fresh.querySelector("dl.facts"));
  }

  function tell(words) {
    const said = words.replace(/\s+/g, " ").trim();
    // The same words again would be read aloud again.
    if (news.textContent !== said) news.textContent = said;
  }

  function readBeginning() {
    return Date.now() - 1000 * Number(document.getElementById("elapsed").textContent);
  }

  function tick() {
    document.getElementById("elapsed").textContent = Math.max(0, Math.floor((Date.now() - begun) / 1000));
  }

  window.addEventListener("online", hurry);
  wait();
}

/** Ask the server as it is now; a failure of its own is as good as no answer. */
async function load(address, headers = {}) {
  const signal = AbortSignal.timeout(GIVE_UP_MS);
  const response = await fetch(address, { headers, signal, cache: "no-store", redirect: "manual" });
  if (response.status >= 500 || response.status === 429) throw new Error(response.statusText);
  return response;
}

function parse(text) {
  return new DOMParser().parseFromString(text, "text/html");
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
