(function () {
  "use strict";
  var root = document.documentElement;
  var byId = function (id) { return document.getElementById(id); };
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  root.classList.add("scripted");

  // Theme: the system's until the reader chooses; a browser that keeps nothing for files just forgets it.
  var remembered = function (key, value) {
    try {
      if (value === undefined) { return window.localStorage.getItem(key); }
      window.localStorage.setItem(key, value);
    } catch (error) { return null; }
    return value;
  };
  var isDark = function () {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  };
  var kept = remembered("reportdiff-theme");
  if (kept === "dark" || kept === "light") { root.setAttribute("data-theme", kept); }
  byId("theme").addEventListener("click", function () {
    var next = isDark() ? "light" : "dark";
    root.setAttribute("data-theme", next);
    remembered("reportdiff-theme", next);
  });

  // Tables: a heading is a button that sorts; the third press restores the order of the page.
  all("table.sortable").forEach(function (table) {
    var body = table.tBodies[0];
    var original = Array.prototype.slice.call(body.rows);
    all("thead th", table).forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var before = head.getAttribute("aria-sort");
        all("thead th", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
        if (before === "descending") { original.forEach(function (row) { body.appendChild(row); }); return; }
        var down = before === "ascending";
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var keyed = original.map(function (row, index) {
          var key = row.cells[column].getAttribute("data-sort");
          var number = key === "" || key === null ? NaN : Number(key);
          return { row: row, key: key || "", number: number, index: index };
        });
        keyed.sort(function (a, b) {
          if (!a.key || !b.key) { return (a.key ? 0 : 1) - (b.key ? 0 : 1) || a.index - b.index; }
          var order = isNaN(a.number) || isNaN(b.number) ? a.key.localeCompare(b.key) : a.number - b.number;
          return (down ? -order : order) || a.index - b.index;
        });
        keyed.forEach(function (entry) { body.appendChild(entry.row); });
      });
    });
  });

  // The rows of the full texts, read once.
  var KINDS = ["new", "dropped", "updated", "reworded", "unchanged"];
  var ROLES = ["review", "plan", "appendix", "other"];
  var text = byId("text");
  var blocks = all(".block", text).map(function (element) { return { element: element, rows: [], folds: [] }; });
  var rows = [];
  blocks.forEach(function (block) {
    all(".row", block.element).forEach(function (element) {
      var list = element.classList;
      var row = {
        element: element, block: block, fold: null, change: list.contains("ch"), moved: list.contains("moved"),
        number: list.contains("num"), whole: !list.contains("part"), kind: "", role: "", hit: true, shown: true, texts: null
      };
      KINDS.forEach(function (kind) { if (list.contains("k-" + kind)) { row.kind = kind; } });
      ROLES.forEach(function (role) { if (list.contains("r-" + role)) { row.role = role; } });
      block.rows.push(row);
      rows.push(row);
      var parent = element.parentNode;
      if (parent.nodeName === "DETAILS") {
        var last = block.folds[block.folds.length - 1];
        if (!last || last.element !== parent) { last = { element: parent, rows: [], wasOpen: null }; block.folds.push(last); }
        last.rows.push(row);
        row.fold = last;
      }
    });
  });
  var total = rows.filter(function (row) { return row.whole; }).length;
  var rowOf = new Map(rows.map(function (row) { return [row.element, row]; }));

  // Filters: classes on one container do the hiding; only emptied sections and folds are marked one by one.
  var query = "";
  var section = "";
  var inSection = function () {
    var found = new Set();
    if (!section) { return null; }
    var start = blocks.findIndex(function (block) { return block.element.id === section; });
    for (var i = start; i < blocks.length; i += 1) {
      if (i > start && blocks[i].element.querySelector("h3.head")) { break; }
      found.add(blocks[i]);
    }
    return found;
  };
  var shown = byId("shown");
  var hits = 0;
  var apply = function () {
    var hidden = {};
    KINDS.concat("moved").forEach(function (kind) {
      hidden[kind] = !byId("kind-" + kind).checked;
      text.classList.toggle("hide-" + kind, hidden[kind]);
    });
    var role = byId("role").value;
    ROLES.forEach(function (name) { text.classList.toggle("only-" + name, role === name); });
    var numbers = byId("numbers").checked;
    text.classList.toggle("only-numbers", numbers);
    section = byId("section").value;
    var chosen = inSection();
    var count = 0;
    var left = 0;
    blocks.forEach(function (block) {
      var inside = !chosen || chosen.has(block);
      var visible = 0;
      block.rows.forEach(function (row) {
        var off = row.moved ? hidden.moved || (row.kind !== "unchanged" && hidden[row.kind]) : hidden[row.kind];
        row.shown = inside && row.hit && !off && (!role || row.role === role) && (!numbers || row.number);
        visible += row.shown ? 1 : 0;
        count += row.shown && row.whole ? 1 : 0;
      });
      block.folds.forEach(function (fold) {
        fold.element.classList.toggle("empty", !fold.rows.some(function (row) { return row.shown; }));
      });
      var filtered = Boolean(query || role || numbers) || KINDS.concat("moved").some(function (kind) { return hidden[kind]; });
      block.element.classList.toggle("empty", !inside || (filtered && !visible));
      left += visible;
    });
    byId("nothing").hidden = left > 0 || !rows.length;
    var said = shown.getAttribute("data-shown").replace("{shown}", count).replace("{total}", total);
    shown.textContent = query ? said + shown.getAttribute("data-hits").replace("{hits}", hits) : said;
  };

  // Search in both texts: matches are painted over the text, which stays as it is.
  var ranges = [];
  var current = -1;
  var painter = typeof Highlight === "function" && window.CSS && CSS.highlights ? CSS.highlights : null;
  if (painter && typeof CSSStyleSheet === "function" && "adoptedStyleSheets" in document) {
    var sheet = new CSSStyleSheet();
    sheet.replaceSync("::highlight(hit){background-color:var(--hit);color:inherit}::highlight(here){background-color:var(--new);color:var(--paper)}");
    document.adoptedStyleSheets = document.adoptedStyleSheets.concat(sheet);
  }
  var fold = function (string) {
    // Full-width letters, digits and marks count as their half-width twins, one character for one.
    return string.replace(/[\uff01-\uff5e]/g, function (char) { return String.fromCharCode(char.charCodeAt(0) - 0xfee0); })
      .replace(/[A-Z]/g, function (char) { return char.toLowerCase(); });
  };
  var textsOf = function (row) {
    if (!row.texts) {
      row.texts = all("p > q", row.element).map(function (element) {
        var nodes = [];
        var whole = "";
        var walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          var node = walker.currentNode;
          if (node.parentNode.className === "vh") { continue; }
          nodes.push({ node: node, start: whole.length });
          whole += node.data;
        }
        return { nodes: nodes, whole: fold(whole), quoted: Boolean(element.closest(".away")) };
      });
    }
    return row.texts;
  };
  var rangeAt = function (entry, start, end) {
    var range = document.createRange();
    entry.nodes.forEach(function (piece) {
      var last = piece.start + piece.node.data.length;
      if (piece.start <= start && start < last) { range.setStart(piece.node, start - piece.start); }
      if (piece.start < end && end <= last) { range.setEnd(piece.node, end - piece.start); }
    });
    return range;
  };
  var search = function (value) {
    query = fold(value.trim());
    ranges = [];
    current = -1;
    hits = 0;
    rows.forEach(function (row) {
      var found = !query;
      if (query) {
        textsOf(row).forEach(function (entry) {
          var at = entry.whole.indexOf(query);
          while (at >= 0) {
            found = true;
            hits += entry.quoted ? 0 : 1;
            if (ranges.length < 5000) { ranges.push({ range: rangeAt(entry, at, at + query.length), row: row }); }
            at = entry.whole.indexOf(query, at + query.length);
          }
        });
      }
      if (row.hit !== found) { row.hit = found; row.element.classList.toggle("miss", !found); }
      if (row.fold && query && found) { openFold(row.fold); }
    });
    if (!query) { closeFolds(); }
    if (painter) {
      painter.delete("here");
      if (ranges.length) { painter.set("hit", new Highlight(...ranges.map(function (entry) { return entry.range; }))); }
      else { painter.delete("hit"); }
    }
    apply();
  };
  var openFold = function (entry) {
    if (entry.wasOpen === null) { entry.wasOpen = entry.element.open; }
    entry.element.open = true;
  };
  var closeFolds = function () {
    blocks.forEach(function (block) {
      block.folds.forEach(function (entry) {
        if (entry.wasOpen !== null) { entry.element.open = entry.wasOpen; entry.wasOpen = null; }
      });
    });
  };
  var goHit = function (step) {
    var visible = ranges.filter(function (entry) { return entry.row.shown; });
    if (!visible.length) { return; }
    current = (current + step + visible.length) % visible.length;
    if (current < 0) { current = 0; }
    var entry = visible[current];
    if (painter) {
      var here = new Highlight(entry.range);
      here.priority = 1;
      painter.set("here", here);
    }
    show(entry.row);
  };

  // Moving about.
  var at = null;
  var calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  var show = function (row) {
    if (at) { at.element.classList.remove("at"); }
    at = row;
    if (row.fold) { row.fold.element.open = true; }
    row.element.classList.add("at");
    row.element.setAttribute("tabindex", "-1");
    row.element.focus({ preventScroll: true });
    row.element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "instant" });
  };
  var step = function (direction, wanted) {
    var index = at ? rows.indexOf(at) : -1;
    if (!at) {
      // Start from what the reader sees.
      index = rows.findIndex(function (row) { return row.shown && row.element.getBoundingClientRect().bottom > 140; });
      index = direction > 0 ? index - 1 : index;
    }
    for (var i = index + direction; i >= 0 && i < rows.length; i += direction) {
      if (rows[i].shown && wanted(rows[i])) { show(rows[i]); return; }
    }
  };
  var isChange = function (row) { return row.change; };
  var isNumber = function (row) { return row.change && row.number && row.kind === "updated"; };

  // A link into a fold, or to a row that a filter hides, opens what is in its way.
  var follow = function () {
    var id = decodeURIComponent(window.location.hash.slice(1));
    var target = id && byId(id);
    if (!target) { return; }
    for (var parent = target.parentNode; parent && parent !== document; parent = parent.parentNode) {
      if (parent.nodeName === "DETAILS") { parent.open = true; }
    }
    var element = target.closest(".row");
    var row = element && rowOf.get(element);
    if (row) {
      if (!row.shown) { clear(); }
      if (at) { at.element.classList.remove("at"); }
      at = row;
    }
    target.scrollIntoView({ block: target.nodeName === "SECTION" ? "start" : "center", behavior: "instant" });
  };
  window.addEventListener("hashchange", follow);

  var form = byId("tools");
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  var clear = function () { form.reset(); stack(); search(""); };
  byId("clear").addEventListener("click", clear);
  form.addEventListener("change", function (event) {
    if (event.target.id === "stack") { stack(); return; }
    if (event.target.id !== "search" && event.target.id !== "why") { apply(); }
  });
  var unfold = byId("filters-open");
  unfold.addEventListener("click", function () {
    var open = unfold.getAttribute("aria-expanded") !== "true";
    unfold.setAttribute("aria-expanded", String(open));
    form.classList.toggle("opened", open);
  });
  var stack = function () { root.classList.toggle("stacked", byId("stack").checked); };
  var box = byId("search");
  var waiting = 0;
  box.addEventListener("input", function () {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(function () { search(box.value); }, 60);
  });
  box.addEventListener("keydown", function (event) {
    if (event.key === "Enter") { event.preventDefault(); goHit(event.shiftKey ? -1 : 1); }
  });
  var opener = byId("open");
  opener.addEventListener("click", function () {
    var open = opener.getAttribute("aria-pressed") !== "true";
    opener.setAttribute("aria-pressed", String(open));
    all(".fold", text).forEach(function (element) { element.open = open; });
  });

  // Keys, which the reader can turn off.
  var help = byId("help");
  var keys = byId("keys");
  var toggleHelp = function () { if (help.open) { help.close(); } else { help.showModal(); } };
  byId("help-open").addEventListener("click", toggleHelp);
  byId("help-close").addEventListener("click", function () { help.close(); });
  if (remembered("reportdiff-keys") === "off") { keys.checked = false; }
  keys.addEventListener("change", function () { remembered("reportdiff-keys", keys.checked ? "on" : "off"); });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) { return; }
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.nodeName) && event.target.type !== "checkbox";
    if (event.key === "Escape") {
      if (help.open) { return; }
      if (query || document.activeElement === box) { box.value = ""; search(""); box.blur(); }
      return;
    }
    if (typing || !keys.checked) { return; }
    if (event.key === "?") { event.preventDefault(); toggleHelp(); return; }
    if (help.open) { return; }
    if (event.key === "j") { step(1, isChange); }
    else if (event.key === "k") { step(-1, isChange); }
    else if (event.key === "n" || event.key === "N") {
      var way = event.key === "n" ? 1 : -1;
      if (query) { goHit(way); } else { step(way, isNumber); }
    } else if (event.key === "/") { event.preventDefault(); box.focus(); box.select(); }
    else { return; }
  });

  // The strip: a press goes to the nearest change; a frame shows what is on the screen.
  var strip = byId("strip");
  var marked = rows.filter(function (row) { return row.element.hasAttribute("data-p"); });
  strip.addEventListener("click", function (event) {
    var rect = strip.getBoundingClientRect();
    var wanted = (event.clientY - rect.top) / rect.height * 1000;
    var best = null;
    var least = Infinity;
    marked.forEach(function (row) {
      var distance = Math.abs(Number(row.element.getAttribute("data-p")) - wanted);
      if (row.shown && distance < least) { best = row; least = distance; }
    });
    if (best) { show(best); }
  });

  var view = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  view.setAttribute("class", "view");
  view.setAttribute("width", "10");
  view.setAttribute("vector-effect", "non-scaling-stroke");
  strip.firstElementChild.appendChild(view);
  var framed = false;
  var frame = function () {
    framed = false;
    var box = text.getBoundingClientRect();
    var top = Math.min(Math.max(-box.top / box.height, 0), 1) * 1000;
    var end = Math.min(Math.max((window.innerHeight - box.top) / box.height, 0), 1) * 1000;
    view.setAttribute("y", top.toFixed(1));
    view.setAttribute("height", Math.max(end - top, 0).toFixed(1));
  };
  var askFrame = function () {
    if (!framed) { framed = true; window.requestAnimationFrame(frame); }
  };
  window.addEventListener("scroll", askFrame, { passive: true });
  window.addEventListener("resize", askFrame);
  askFrame();

  // Print opens every fold and puts it back; the rest of a long list stands in the full texts anyway.
  var printed = [];
  window.addEventListener("beforeprint", function () {
    printed = all("details:not(.more)").filter(function (element) { return !element.open; });
    printed.forEach(function (element) { element.open = true; });
  });
  window.addEventListener("afterprint", function () {
    printed.forEach(function (element) { element.open = false; });
  });

  apply();
  follow();
}());
