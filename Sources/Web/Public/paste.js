// What is pasted from WPS or Word becomes clean paragraphs: its marks stay outside.
(function () {
  "use strict";

  const BLOCKS = /^(P|DIV|LI|TR|H[1-6]|UL|OL|TABLE|BLOCKQUOTE)$/;
  const SKIPPED = /^(STYLE|SCRIPT|HEAD|TITLE|META|LINK|O:P|XML)$/;

  function lines(node, out) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        out[out.length - 1] += child.data.replace(/[\r\n\t ]+/g, " ");
      } else if (child.nodeType === Node.ELEMENT_NODE && !SKIPPED.test(child.tagName)) {
        const isBlock = BLOCKS.test(child.tagName);
        if (child.tagName === "BR" || (isBlock && out[out.length - 1].trim())) out.push("");
        lines(child, out);
        if (isBlock && out[out.length - 1].trim()) out.push("");
      }
    }
    return out;
  }

  function clean(text) {
    return text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc]/g, "")
      .split("\n").map(function (line) { return line.replace(/[\t\u00a0\u2002-\u200a\u202f ]+/g, " ").trim(); })
      .join("\n").replace(/\n{3,}/g, "\n\n").replace(/^\n+|\n+$/g, "");
  }

  document.addEventListener("paste", function (event) {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || !event.clipboardData) return;
    const html = event.clipboardData.getData("text/html");
    const plain = event.clipboardData.getData("text/plain");
    const page = html && new DOMParser().parseFromString(html, "text/html");
    const text = clean(page ? lines(page.body, [""]).join("\n") : plain);
    if (!text || text === plain) return;
    event.preventDefault();
    if (document.execCommand("insertText", false, text)) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
