// Notices on an invitee's page that its scripts did not load, which they cannot say themselves: reloads it once, then
// says so. A file of its own, in old syntax and without imports, so that nothing else can keep it from running.
(function () {
  var storedUnder = 'casedoor.scripts-reloaded-at';
  var pauseMilliseconds = 60000;

  window.addEventListener('load', function () {
    if (document.documentElement.dataset.started !== undefined) return;
    if (navigator.onLine && mayReload()) window.location.reload();
    else {
      window.addEventListener('online', function () {
        window.location.reload();
      });
      show();
    }
  });

  function mayReload() {
    try {
      var reloadedAt = Number(sessionStorage.getItem(storedUnder) || 0);
      if (Date.now() - reloadedAt < pauseMilliseconds) return false;
      sessionStorage.setItem(storedUnder, String(Date.now()));
      return true;
    } catch {
      // The browser may forbid storage: without it nothing would stop a reload loop.
      return false;
    }
  }

  function show() {
    var root = document.getElementById('root');
    root.textContent = '';
    add(root, 'en', 'This page could not be loaded. Reload it, or try another browser or device.');
    add(
      root,
      'fr',
      'Cette page n’a pas pu être chargée. Rechargez-la, ou essayez un autre navigateur ou un autre appareil.',
    );
    findOrganization(function (organization) {
      var target = organization.contactEmail
        ? 'mailto:' + organization.contactEmail
        : organization.contactUrl;
      if (!target) return;
      var link = document.createElement('a');
      link.href = target;
      link.textContent = organization.name + ' · ' + (organization.contactEmail || organization.contactUrl);
      root.appendChild(link).className = 'before';
    });
  }

  function add(root, lang, sentence) {
    var line = document.createElement('p');
    line.lang = lang;
    line.className = 'before';
    line.setAttribute('role', 'alert');
    line.textContent = sentence;
    root.appendChild(line);
  }

  // A discreet link's contact would name the organization.
  function findOrganization(found) {
    var token = /^\/join\/([0-9a-f]{40})/i.exec(window.location.pathname);
    var personal = /^\/register#([0-9a-f]{40})/i.exec(window.location.pathname + window.location.hash);
    if (!token && !personal) return;
    var path = token ? 'signup-links/' + token[1].toLowerCase() : 'registration';
    var headers = personal ? { authorization: 'Bearer ' + personal[1].toLowerCase() } : {};
    fetch('/api/v1/public/' + path, { headers: headers, credentials: 'omit' })
      .then(function (response) {
        return response.json();
      })
      .then(function (answer) {
        if (answer.organization && answer.discreet === false) found(answer.organization);
      })
      .catch(function () {
        // Without an answer there is no contact to show.
      });
  }
})();
