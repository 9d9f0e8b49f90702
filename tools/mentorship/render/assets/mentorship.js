/* Warns when a page is older than two days: its builder may have stopped. */
(function () {
  var stamp = document.querySelector(".ms-stamp");
  var time = stamp && stamp.querySelector("time");
  if (!time || stamp.dataset.fixed) return;
  var days = Math.floor((Date.now() - Date.parse(time.dateTime)) / 86400000);
  if (!(days > 2)) return;
  var warning = document.createElement("p");
  warning.className = "ms-stale";
  warning.setAttribute("role", "status");
  warning.textContent =
    stamp.dataset.stale.replace("{day}", time.dateTime).replace("{days}", days);
  var content = document.querySelector(".md-content__inner") || document.body;
  content.insertBefore(warning, content.firstChild);
})();

/* Whose home: chosen once, kept in this browser, sent nowhere. Names become text, never HTML. */
(function () {
  var marked = document.querySelector("[data-ms-homes]");
  if (!marked) return;
  var folder = new URL(".", new URL(marked.dataset.msHomes, location.href));
  var tongue = "/" + document.documentElement.lang + "/homes/";
  var path = folder.pathname;
  if (path.endsWith(tongue)) path = path.slice(0, -tongue.length) + "/homes/";
  var key = "mentorship-home:" + path;

  function chosen() {
    try {
      var kept = JSON.parse(localStorage.getItem(key));
      var fits = kept && typeof kept.name === "string" && /^[a-z0-9][a-z0-9.-]{0,63}$/.test(kept.id);
      return fits ? kept : null;
    } catch (_) { return null; }
  }
  function keep(person) {
    try {
      if (person) localStorage.setItem(key, JSON.stringify(person));
      else localStorage.removeItem(key);
    } catch (_) { /* a browser that keeps nothing */ }
    show();
  }
  function home(person) { return new URL(encodeURIComponent(person.id) + ".html", folder).href; }

  function show() {
    var me = chosen();
    document.querySelectorAll(".ms-home").forEach(function (link) {
      link.href = me ? home(me) : link.dataset.msHomes;
      link.title = me ? link.dataset.yours + ": " + me.name : link.dataset.ask;
      link.querySelector("span").textContent = me ? link.dataset.yours : link.dataset.ask;
    });
    document.querySelectorAll(".ms-mine").forEach(function (line) {
      var own = !!me && me.id === line.dataset.msMine;
      line.hidden = false;
      line.querySelector(".ms-mine__said").hidden = !own;
      line.querySelector(".ms-mine__forget").hidden = !own;
      line.querySelector(".ms-mine__choose").hidden = own;
    });
    document.querySelectorAll(".ms-who").forEach(function (who) {
      var way = who.querySelector(".ms-who__way");
      who.querySelector(".ms-who__ask").hidden = !!me;
      who.querySelector(".ms-who__mine").hidden = !me;
      who.querySelector(".ms-who__title").textContent = me ? me.name : who.dataset.title;
      if (me) way.href = home(me);
    });
  }

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  /* A combobox as the ARIA Authoring Practices describe it: the list follows what is typed. */
  function asks(who) {
    var field = who.querySelector("input"), list = who.querySelector("[role=listbox]");
    var said = who.querySelector(".ms-who__said"), people = null, at = -1, open = [];
    who.dataset.title = who.querySelector(".ms-who__title").textContent;
    who.querySelector(".ms-who__forget").addEventListener("click", function () {
      keep(null);
      field.value = "";
      close();
      field.focus();
    });

    function load() {
      if (people) return;
      people = [];
      fetch(new URL("people.json", folder)).then(function (answer) {
        return answer.ok ? answer.json() : Promise.reject();
      }).then(function (rows) {
        people = rows.map(function (row) {
          var words = plain(row[0] + " " + row[1] + " " + row[2]);
          return { name: row[0], id: row[1], also: row[2], words: words, any: " " + words };
        });
        if (field.value) match();
      }).catch(function () { people = null; said.textContent = who.dataset.failed; });
    }
    function close() {
      open = []; at = -1;
      list.hidden = true;
      list.textContent = "";
      said.textContent = "";
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    }
    function match() {
      var typed = plain(field.value).split(/[\s.,]+/).filter(Boolean);
      close();
      if (!typed.length || !people) return;
      var found = people.filter(function (one) {
        return typed.every(function (word) {
          return one.any.includes(" " + word) || one.words.includes("." + word) ||
            (/[^\u0000-\u024f]/.test(word) && one.words.includes(word));
        });
      });
      /* Whoever has a name that is wholly typed comes before names that only begin so. */
      var whole = function (one) { return (one.any + " ").includes(" " + typed[0] + " ") ? 0 : 1; };
      open = found.sort(function (a, b) { return whole(a) - whole(b); }).slice(0, 8);
      open.forEach(function (one, index) {
        var item = document.createElement("li"), more = document.createElement("small");
        item.id = "ms-who-" + index;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.textContent = one.name + " ";
        more.textContent = one.also;
        item.appendChild(more);
        item.addEventListener("mousedown", function (event) { event.preventDefault(); });
        item.addEventListener("click", function () { take(index); });
        list.appendChild(item);
      });
      list.hidden = !open.length;
      field.setAttribute("aria-expanded", String(!!open.length));
      said.textContent =
        found.length ? who.dataset.found.replace("{n}", found.length) : who.dataset.none;
      if (open.length) go(0);
    }
    function go(index) {
      at = index;
      Array.prototype.forEach.call(list.children, function (item, place) {
        item.setAttribute("aria-selected", String(place === at));
      });
      field.setAttribute("aria-activedescendant", "ms-who-" + at);
    }
    function take(index) {
      keep({ id: open[index].id, name: open[index].name });
      close();
      who.querySelector(".ms-who__way").focus();
    }
    field.addEventListener("focus", load);
    field.addEventListener("input", match);
    field.addEventListener("blur", close);
    field.addEventListener("keydown", function (event) {
      var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") close();
      if (event.key === "ArrowDown" && !open.length) match();
      else if (step && open.length) go((at + step + open.length) % open.length);
      else if (event.key === "Enter" && open.length) take(at);
      else return;
      event.preventDefault();
    });
    /* Somebody who is not there any more, or not for these readers, is asked again. */
    var me = chosen();
    if (me && location.protocol !== "file:") {
      fetch(home(me), { method: "HEAD" }).then(function (answer) {
        if (answer.status === 404) keep(null);
      }).catch(function () {});
    }
  }

  document.querySelectorAll(".ms-who").forEach(asks);
  document.querySelectorAll(".ms-mine").forEach(function (line) {
    var me = { id: line.dataset.msMine, name: line.dataset.name };
    line.querySelector(".ms-mine__choose").addEventListener("click", function () { keep(me); });
    line.querySelector(".ms-mine__forget").addEventListener("click", function () { keep(null); });
  });
  addEventListener("storage", show);
  show();
})();
