// The door at "/": the language chosen last time, else the browser's, else Chinese.
(function () {
  var language = null;
  try {
    language = localStorage.getItem('anjuan.language');
  } catch (refused) {
    // Storage may be switched off: the browser's language decides then.
  }
  if (language !== 'zh' && language !== 'en') {
    language = /^en\b/i.test(navigator.language) ? 'en' : 'zh';
  }
  location.replace('/' + language + '/');
})();
