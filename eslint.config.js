// Only the rule of the house: the general ones are in .oxlintrc.json.
import parser from '@typescript-eslint/parser';
import { defineConfig } from 'eslint/config';
import { roomsRule } from './.scripts/lint/rooms.mjs';

export default defineConfig({
  files: ['src/**/*.ts', 'src/**/*.tsx'],
  languageOptions: { parser },
  // Comments speak to the other linter, and none gives leave to cross a wall.
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
  plugins: { rooms: { rules: { imports: roomsRule } } },
  rules: { 'rooms/imports': 'error' },
});
