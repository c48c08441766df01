import type { StructuredAnswers } from './server-request.js';
import type { StructuredInputItem, StructuredQuestion } from './stored-item.js';

/** The question with its answer, which stands where the official server writes it. */
const answered = (
  { id, question, answer: _, ...more }: StructuredQuestion,
  { status, answers }: StructuredAnswers,
): StructuredQuestion => {
  const said = answers.get(id);
  if (status === 'skipped' || !said || said.skipped || said.values.length === 0) {
    return { id, question, answer: { values: [], skipped: true }, ...more };
  }
  const isSingle = more.type === 'multiple_choice' && more.multiple !== true;
  return {
    id,
    question,
    answer: { values: isSingle ? said.values.slice(0, 1) : said.values, skipped: false },
    ...more,
  };
};

/** The item with the user's answers in it. What is not answered is skipped; answers to what was not asked are dropped. */
export const answeredInput = (item: StructuredInputItem, said: StructuredAnswers): StructuredInputItem => ({
  ...item,
  status: said.status,
  inputs: item.inputs.map((question) => answered(question, said)),
});
