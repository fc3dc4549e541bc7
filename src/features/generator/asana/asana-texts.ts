import { type TextContext } from '../text/text-source.js';
import { type WorldProject, type WorldTask } from './asana-world.js';

/** What is known around a project, for its texts. */
export const aboutProject = ({ name, use_case, description }: WorldProject): TextContext => ({
  projectName: name,
  ...(use_case && { useCase: use_case }),
  ...(description && { projectDescription: description }),
});

/**
 * The same for a task.
 * @param nameOfAuthor by gid; nothing for somebody unknown
 */
export function aboutTask(
  project: WorldProject,
  task: WorldTask,
  nameOfAuthor: (gid: string) => string | undefined,
): TextContext {
  const said = task.last_comment;
  return {
    ...aboutProject(project),
    taskName: task.name,
    ...(said && { comments: [{ author: nameOfAuthor(said.author) ?? 'A colleague', text: said.text }] }),
  };
}
