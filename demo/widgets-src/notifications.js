import { Box, Button, Card, Col, Icon, Row, Text, Title, oneOf, when, x } from '../tools/widget-source.js';

export default {
  name: 'Notifications',
  shape: { topic: 'string', state: oneOf('ask', 'on', 'off') },
  data: { topic: 'your parcel', state: 'ask' },
  root: Card(
    {
      confirm: when("state == 'ask'", {
        label: 'Tell me',
        action: { type: 'notify.set', payload: { state: 'on' }, streaming: false },
      }),
      cancel: when("state == 'ask'", {
        label: 'No, thanks',
        action: { type: 'notify.set', payload: { state: 'off' }, streaming: false },
      }),
    },
    Row(
      { gap: 3, align: 'start' },
      Box(
        {
          size: 40,
          minSize: 40,
          radius: 'full',
          align: 'center',
          justify: 'center',
          background: when(
            "state == 'on'",
            { light: 'green-50', dark: 'green-a75' },
            { light: 'yellow-50', dark: 'yellow-a75' },
          ),
        },
        Icon({
          name: when("state == 'on'", 'check', 'mobile'),
          size: 'lg',
          color: when(
            "state == 'on'",
            { light: 'green-700', dark: 'green-100' },
            { light: 'yellow-800', dark: 'yellow-100' },
          ),
        }),
      ),
      Col(
        { gap: 1, flex: 1 },
        Title({
          value: when("state == 'on'", 'We will tell you', when("state == 'off'", 'Quiet it is', 'Want a heads-up?')),
          size: 'xs',
          weight: 'semibold',
        }),
        Text({
          value: when(
            "state == 'on'",
            x`'One message when ' ~ topic ~ ' is nearby. Nothing else.'`,
            when(
              "state == 'off'",
              x`'No messages about ' ~ topic ~ '.'`,
              x`'One message when ' ~ topic ~ ' is ten minutes away.'`,
            ),
          ),
          size: 'sm',
          color: 'secondary',
        }),
        when(
          "state != 'ask'",
          Row(
            { padding: { top: 1.5 } },
            Button({
              label: 'Change',
              variant: 'soft',
              color: 'secondary',
              size: 'sm',
              onClickAction: { type: 'notify.set', payload: { state: 'ask' }, streaming: false },
            }),
          ),
        ),
      ),
    ),
  ),
};
