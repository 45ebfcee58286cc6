// What every page of such a portal runs: it marks that it ran, fills the advertisement slots and follows the reader.
window.__pageScript = true;
window.__pageScriptRuns = (window.__pageScriptRuns || 0) + 1;

document.addEventListener('DOMContentLoaded', () => {
  for (const slot of document.querySelectorAll('.ad960 > div, .adsbygoogle')) {
    slot.insertAdjacentHTML(
      'beforeend',
      '<img src="http://ads.example.net/banner.svg?w=960&h=90" width="960" height="90">',
    );
  }
  const floating = document.createElement('div');
  floating.className = 'float-ad';
  floating.insertAdjacentHTML(
    'beforeend',
    '<img src="http://ads.example.net/banner.svg?w=240&h=180" width="240" height="180">',
  );
  document.body.append(floating);
  document.querySelector('.unfoldbtn')?.addEventListener('click', (event) => {
    document.querySelector('.article-rest').style.display = '';
    event.currentTarget.parentElement.remove();
  });
});

// A page shortcut, as portals have them: our overlay must not trigger it.
window.__pageKeys = [];
document.addEventListener('keydown', (event) => window.__pageKeys.push(event.key));
window.__pageClicks = 0;
document.addEventListener('click', () => window.__pageClicks++);
