import {
  Button,
  Caption,
  Card,
  Col,
  Image,
  Row,
  Text,
  Title,
  each,
  maybeText,
  when,
  x,
} from '../tools/widget-source.js';

export default {
  name: 'Playlist',
  shape: {
    title: 'string',
    about: 'string',
    banner: 'string',
    tracks: [{ id: 'string', title: 'string', artist: 'string', cover: 'string', length: 'string' }],
    playing: maybeText,
  },
  data: {
    title: 'Slow morning',
    about: '4 songs, 17 minutes',
    banner: '/demo/images/slow-morning.svg',
    tracks: [
      {
        id: 'tide-lines',
        title: 'Tide Lines',
        artist: 'Mar Aberto',
        cover: '/demo/images/tide-lines.svg',
        length: '4:12',
      },
      {
        id: 'paper-kites',
        title: 'Paper Suns',
        artist: 'Odile & the Wires',
        cover: '/demo/images/paper-kites.svg',
        length: '3:47',
      },
      {
        id: 'late-tram',
        title: 'Late Tram Home',
        artist: 'Nocturno 28',
        cover: '/demo/images/late-tram.svg',
        length: '5:03',
      },
      {
        id: 'green-room',
        title: 'Green Room',
        artist: 'Fieldnotes',
        cover: '/demo/images/green-room.svg',
        length: '3:58',
      },
    ],
    playing: null,
  },
  root: Card(
    {},
    Image({ src: x`banner`, alt: 'Hills at sunrise', height: 148, flush: true }),
    Row(
      {},
      Col(
        { gap: 0, flex: 1 },
        Title({ value: x`title`, size: 'sm', weight: 'semibold' }),
        Caption({ value: x`about`, size: 'sm' }),
      ),
      Button({
        label: 'Share',
        variant: 'soft',
        color: 'secondary',
        size: 'sm',
        onClickAction: { type: 'playlist.share', handler: 'client' },
      }),
    ),
    Col(
      { gap: 1 },
      each(
        'tracks',
        'track',
        Row(
          { id: x`'track-' ~ track.id`, key: x`track.id`, gap: 3, padding: { y: 1 } },
          Image({ src: x`track.cover`, size: 40, radius: 'sm' }),
          Col(
            { gap: 0, flex: 1 },
            Text({
              value: x`track.title`,
              size: 'sm',
              weight: 'medium',
              truncate: true,
              color: when('track.id == playing', { light: 'purple-600', dark: 'purple-200' }, 'primary'),
            }),
            Caption({ value: x`track.artist if track.id != playing else 'Playing now'`, size: 'sm', truncate: true }),
          ),
          Caption({ value: x`track.length`, size: 'sm' }),
          when(
            'track.id == playing',
            Button({
              label: 'Stop',
              variant: 'soft',
              color: 'discovery',
              size: 'sm',
              onClickAction: { type: 'playlist.play', payload: { id: x`track.id` } },
            }),
            Button({
              iconStart: 'play',
              variant: 'ghost',
              color: 'secondary',
              size: 'lg',
              uniform: true,
              onClickAction: { type: 'playlist.play', payload: { id: x`track.id` } },
            }),
          ),
        ),
      ),
    ),
  ),
};
