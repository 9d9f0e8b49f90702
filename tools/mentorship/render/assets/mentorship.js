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
