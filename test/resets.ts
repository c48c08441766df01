const PREFLIGHT = `
*,::before,::after,::backdrop{box-sizing:border-box;margin:0;padding:0;border:0 solid}
html,:host{line-height:1.5;-webkit-text-size-adjust:100%;tab-size:4;font-family:ui-sans-serif,system-ui,sans-serif}
hr{height:0;color:inherit;border-top-width:1px}
h1,h2,h3,h4,h5,h6{font-size:inherit;font-weight:inherit}
a{color:inherit;text-decoration:inherit}
b,strong{font-weight:bolder}
ol,ul,menu{list-style:none}
img,svg,video,canvas,audio,iframe,embed,object{display:block;vertical-align:middle}
img,video{max-width:100%;height:auto}
button,input,select,optgroup,textarea{font:inherit;letter-spacing:inherit;color:inherit;border-radius:0;
background-color:transparent;opacity:1}
[hidden]{display:none!important}`;

/** What pages do to every element in them, by what it is known as. */
export const RESETS: Readonly<Record<string, string>> = {
  'a plain reset': '*{margin:0;padding:0;border:0;box-sizing:border-box}',
  "Tailwind's preflight": PREFLIGHT,
  "Tailwind's preflight in a layer": `@layer base{${PREFLIGHT}}`,
  'buttons without any style': 'button{all:unset}',
};

/** Puts a sheet of rules into the page; the answer takes it out. */
export const addStyle = (text: string): (() => void) => {
  const style = document.createElement('style');
  style.textContent = text;
  document.head.append(style);
  return () => style.remove();
};
