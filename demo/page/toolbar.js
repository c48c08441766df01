/**
 * Lets the user choose how the gallery is shown.
 *
 * @param {() => void} restart shows everything afresh
 */
export const startToolbar = (restart) => {
  const root = document.documentElement;
  const toolbar = document.querySelector('#toolbar');
  const apply = () => {
    const { theme, dir, width } = Object.fromEntries(new FormData(toolbar));
    root.dataset.theme = theme;
    root.dataset.width = width;
    for (const element of document.querySelectorAll('ck-widget-host, .stage')) element.dir = dir;
  };
  toolbar.addEventListener('change', apply);
  toolbar.addEventListener('submit', (event) => event.preventDefault());
  document.querySelector('#restart').addEventListener('click', restart);
  apply();
};
