// Lets CodeMirror's styles in under `style-src 'self'`. Its style-mod puts a <style> element into the page, which the
// policy rightly blocks; only for shadow roots does it use constructed style sheets, which no policy restricts. So it is
// shown the document as if that were a shadow root.
import { StyleModule } from "style-mod";

const mount = StyleModule.mount;
const page = {
  ownerDocument: document,
  get adoptedStyleSheets() {
    return document.adoptedStyleSheets;
  },
  set adoptedStyleSheets(sheets) {
    document.adoptedStyleSheets = sheets;
  },
};

/** Say whether this browser can; where not (before 2023), the plain text area stays. */
export function canAdoptSheets() {
  return "adoptedStyleSheets" in document && "replaceSync" in CSSStyleSheet.prototype;
}

StyleModule.mount = (root, modules) => mount.call(StyleModule, root === document ? page : root, modules);
