/* Topics read most in this browser: counted here, sent nowhere, forgotten at one click. */
(function () {
  var key = "mentorship-read", most = 3, longest = 200;
  var place = document.querySelector("[data-reading]");

  function kept() {
    var found = null;
    try { found = JSON.parse(localStorage.getItem(key)); } catch (_) { /* nothing is kept */ }
    var fits = found && typeof found.topics === "object" && Array.isArray(found.pages);
    return fits && found.topics ? found : { topics: {}, pages: [] };
  }
  function keep(value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch (_) { /* full, or refused */ }
  }
  function path(address) { return new URL(address, location.href).pathname; }

  /* A page counts once, however often it is opened. */
  function count() {
    var marked = document.querySelector("[data-topics]");
    if (!marked) return;
    var read = kept(), here = location.pathname;
    if (read.pages.indexOf(here) >= 0) return;
    marked.dataset.topics.split(" ").filter(Boolean).forEach(function (topic) {
      var before = Object.prototype.hasOwnProperty.call(read.topics, topic);
      read.topics[topic] = (before ? Number(read.topics[topic]) || 0 : 0) + 1;
    });
    read.pages = read.pages.concat(here).slice(-longest);
    keep(read);
  }

  function often(read, known) {
    return Object.keys(read.topics).filter(function (topic) {
      return Object.prototype.hasOwnProperty.call(known, topic) && read.topics[topic] > 1;
    }).sort(function (a, b) { return read.topics[b] - read.topics[a] || (a < b ? -1 : 1); });
  }

  /* For each topic, the page that is most about it and neither read nor named above. */
  function chosen(read, data, top) {
    var found = [], named = read.pages.slice();
    document.querySelectorAll(".ms-card a").forEach(function (link) { named.push(path(link.href)); });
    often(read, data.topics).forEach(function (topic) {
      var fitting = data.pages.filter(function (page) {
        return page[2].indexOf(topic) >= 0 && named.indexOf(path(new URL(page[1], top))) < 0;
      }).sort(function (a, b) { return a[2].indexOf(topic) - b[2].indexOf(topic); });
      if (!fitting.length || found.length === most) return;
      named.push(path(new URL(fitting[0][1], top)));
      found.push({ page: fitting[0], topic: topic });
    });
    return found;
  }

  function card(one, read, data, top) {
    var item = document.createElement("li"), link = document.createElement("a");
    var title = document.createElement("p"), why = document.createElement("p");
    item.className = "ms-card";
    title.className = "ms-card__title";
    link.href = new URL(one.page[1], top).href;
    link.textContent = one.page[0];
    why.textContent = place.dataset.because
      .replace("{topic}", data.topics[one.topic][0]).replace("{n}", read.topics[one.topic]);
    title.appendChild(link);
    item.append(title, why);
    return item;
  }

  function show() {
    var read = kept(), file = new URL(place.dataset.reading, location.href);
    if (!Object.keys(read.topics).length || location.protocol === "file:") return;
    fetch(file).then(function (answer) { return answer.ok ? answer.json() : null; })
      .then(function (data) {
        var top = new URL("..", file), found = data ? chosen(read, data, top) : [];
        if (!found.length) return;
        var list = place.querySelector("ul");
        found.forEach(function (one) { list.appendChild(card(one, read, data, top)); });
        place.hidden = false;
      }).catch(function () { /* what is not there is not named */ });
    place.querySelector("button").addEventListener("click", function () {
      try { localStorage.removeItem(key); } catch (_) { /* nothing is kept */ }
      place.hidden = true;
    });
  }

  count();
  if (place) show();
})();
