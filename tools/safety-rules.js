// What no source may do: nothing in a widget may turn into markup, script or a style text. The sink decides, not a filter.

const fault = (selector, message) => ({ selector, message });

const inTemplate = (pattern) =>
  `TaggedTemplateExpression[tag.name=/^(?:html|svg|mathml)$/] TemplateElement[value.raw=/${pattern}/]`;

/** A member by its name, written `.name` or `['name']`. */
const member = (names) =>
  `MemberExpression:matches([property.name=/^(?:${names})$/], [property.value=/^(?:${names})$/])`;

const MARKUP_SINKS =
  'innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|parseFromString|srcdoc';

/** Longhands and shorthands that may ask for an address. */
const LOADING_PROPERTIES =
  'background|border|borderImage|mask|maskImage|listStyle|listStyleImage|cursor|content|filter|all';

const kebab = LOADING_PROPERTIES.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const MARKUP = 'Build nodes or a template: text that turns into markup runs what a stranger wrote.';
const STYLE = 'Set longhands with style.setProperty(), or declared() in a template: a style text is a way in.';

const SYNTAX = [
  fault(member(MARKUP_SINKS), MARKUP),
  fault('MemberExpression[object.name="document"][property.name=/^write(?:ln)?$/]', MARKUP),
  fault('Identifier[name=/^(?:DOMParser|XSLTProcessor)$/]', MARKUP),
  fault(inTemplate('\\.(?:innerHTML|outerHTML|srcdoc)\\s*=|\\ssrcdoc\\s*='), MARKUP),
  fault(inTemplate('(?:\\s|\\.)style\\s*='), STYLE),
  fault(inTemplate('<style[\\s>]'), 'Styles belong in `static styles`: a strict policy refuses a style element.'),
  fault(`AssignmentExpression > ${member('cssText')}.left`, STYLE),
  fault(`AssignmentExpression > ${member('style')}.left`, STYLE),
  fault('CallExpression[callee.property.name=/^setAttribute(?:NS)?$/] > Literal[value="style"]', STYLE),
  fault(`AssignmentExpression > ${member(LOADING_PROPERTIES)}[object.property.name="style"].left`, STYLE),
  fault(`CallExpression[callee.property.name="setProperty"][arguments.0.value=/^(?:${kebab})$/]`, STYLE),
  fault('ImportExpression[source.value=/directives\\u002F(?:unsafe-|style-map)/]', MARKUP),
];

/** @type {import('eslint').Linter.RulesRecord} */
export const safetyRules = {
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-script-url': 'error',
  'no-restricted-syntax': ['error', ...SYNTAX],
  'no-restricted-globals': ['error', { name: 'Function', message: 'Text does not become code here.' }],
  'no-restricted-imports': [
    'error',
    {
      patterns: [
        { regex: 'directives/unsafe-(?:html|svg|mathml)', message: MARKUP },
        { regex: 'directives/style-map', message: STYLE },
        { regex: '(?:lit|lit-html)/static', importNames: ['unsafeStatic'], message: MARKUP },
      ],
    },
  ],
};
