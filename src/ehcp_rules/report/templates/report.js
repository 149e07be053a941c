// The page says everything without this. It opens folded places that a link points into, folds and unfolds all, and
// lights a thread under the pointer.
(function () {
  "use strict";
  function open(target) {
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") { node.open = true; }
    }
  }
  function arrive() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) {
      open(target);
      target.scrollIntoView();
    }
  }
  addEventListener("hashchange", arrive);
  arrive();

  let opened = [];
  addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll(".part details:not([open])"));
    opened.forEach(function (block) { block.open = true; });
  });
  addEventListener("afterprint", function () {
    opened.forEach(function (block) { block.open = false; });
  });

  document.querySelectorAll("#findings, #text, #questions").forEach(function (part) {
    const blocks = part.querySelectorAll("details");
    const heading = part.querySelector("h2");
    if (blocks.length < 2) { return; }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "fold";
    function allOpen() { return Array.from(blocks).every(function (block) { return block.open; }); }
    function label() { button.textContent = allOpen() ? "Fold all" : "Unfold all"; }
    button.addEventListener("click", function () {
      const wanted = !allOpen();
      blocks.forEach(function (block) { block.open = wanted; });
      label();
    });
    blocks.forEach(function (block) { block.addEventListener("toggle", label); });
    label();
    button.setAttribute("aria-describedby", heading.id);
    part.insertBefore(button, blocks[0].parentElement === part ? part.querySelector(":scope > h3, :scope > details") : blocks[0]);
  });

  const picture = document.querySelector(".picture svg");
  if (picture) {
    const nodes = {};
    picture.querySelectorAll(".node").forEach(function (node) { nodes[node.dataset.key] = node; });
    const links = Array.from(picture.querySelectorAll(".link"));
    const light = function (key, on) {
      nodes[key].classList.toggle("lit", on);
      links.forEach(function (link) {
        if (link.dataset.from !== key && link.dataset.to !== key) { return; }
        link.classList.toggle("lit", on);
        nodes[link.dataset.from === key ? link.dataset.to : link.dataset.from].classList.toggle("lit", on);
      });
    };
    Object.keys(nodes).forEach(function (key) {
      nodes[key].addEventListener("pointerenter", function () { light(key, true); });
      nodes[key].addEventListener("pointerleave", function () { light(key, false); });
    });
  }
})();
