import type { StructuredAnswers } from './server-request.js';
import type { StructuredInputItem, StructuredQuestion } from './stored-item.js';

const answered = (question: StructuredQuestion, { status, answers }: StructuredAnswers): StructuredQuestion => {
  const answer = answers.get(question.id);
  const isSkipped = status === 'skipped' || !answer || answer.skipped || answer.values.length === 0;
  if (isSkipped) return { ...question, answer: { values: [], skipped: true } };
  const isSingle = question.type === 'multiple_choice' && question.multiple !== true;
  return { ...question, answer: { values: isSingle ? answer.values.slice(0, 1) : answer.values, skipped: false } };
};

/** The item with the user's answers in it. What is not answered is skipped; answers to what was not asked are dropped. */
export const answeredInput = (item: StructuredInputItem, said: StructuredAnswers): StructuredInputItem => ({
  ...item,
  status: said.status,
  inputs: item.inputs.map((question) => answered(question, said)),
});
