import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { lucidePathOf } from '../../src/icons/lucide.js';
import { makeLucide } from '../../tools/lucide.js';

makeLucide({ isMissing: true });

const ICONS = new URL('../../node_modules/lucide-static/icons/', import.meta.url);

test('every icon of lucide, old names too, has a path', async () => {
  const files = readdirSync(ICONS).filter((file) => file.endsWith('.svg'));
  assert(files.length > 2000);
  for (const file of files) {
    const path = await lucidePathOf(file.replace('.svg', ''));
    assert.match(path ?? '', /^M[\dMLHVCSQTAZmlhvcsqtaz .-]+$/, file);
    const svg = readFileSync(new URL(file, ICONS), 'utf8');
    const shapes = svg.match(/<(?:path|line|circle|rect|ellipse|polyline|polygon)\s/g) ?? [];
    assert((path!.match(/M/g) ?? []).length >= shapes.length, file);
  }
});
