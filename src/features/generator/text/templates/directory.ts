/** Texts of a company directory with slots, by kind. */
export const GROUP_NAMES = [
  '{department} Project Team',
  '{department} Reviewers',
  '{department} {region} Team',
  '{department} On Call',
  '{department} Tools Pilot',
  '{department} Approvers',
  '{department} {quarter} Initiative',
  '{department} New Hires',
  '{department} Analytics Users',
  '{department} Vendor Access',
  '{region} Site Leads',
  '{region} Remote Workers',
  '{system} Users',
  '{system} Administrators',
  '{system} Read Only',
  '{quarter} Audit Participants',
  'Migration Wave {number}',
  'Security Champions {region}',
  'Steering Committee {quarter}',
] as const;

export const GROUP_DESCRIPTIONS = [
  'Members of {group} with access to {system} and the shared workspace of {department}.',
  'Everyone who works on {group} in {department}. Membership is reviewed every quarter.',
  'Grants access to {system} for {group}. Owner: {team}.',
  'People of {department} in {region} who belong to {group}; requests go to {team}.',
  'Used by {department} to assign applications and policies to {group}.',
  'Temporary access for {group}, to be reviewed by the {stakeholder} at the end of {quarter}.',
] as const;

export const PROFILE_UPDATE_REASONS = {
  promotion: [
    'Promoted to {title} after the {quarter} review cycle',
    'Takes over more responsibility in {department} as {title}',
    'Promotion to {title}, approved by the head of {department}',
    'Moves up to {title} to lead the work on {system}',
  ],
  transfer: [
    'Internal transfer to {department}',
    'Joins {department} to support the {quarter} priorities',
    'Moves to {department} after the reorganization of {team}',
    'Fills an open position in {department}',
  ],
  'location change': [
    'Relocated to be closer to the team in {region}',
    'Moved to another office at their own request',
    'Change of location after the consolidation of offices in {region}',
    'Returns to the office in {region} from remote work',
  ],
} as const;

/** By the action of the log entry; `other` for the rest. */
export const ACTIVITIES: Readonly<Record<string, readonly string[]>> = {
  user_created: [
    '{user} joined {department} and received the accounts for the first day.',
    'Onboarding of {user} in {department}: the account was created ahead of the start date.',
  ],
  user_deactivated: [
    '{user} left {department}, and the account was deactivated on the last working day.',
    'Offboarding of {user}: access was withdrawn after the handover to {team}.',
  ],
  user_suspended: ['The account of {user} was suspended during a leave of absence.'],
  user_unsuspended: ['{user} is back in {department}, and the account is open again.'],
  user_added_to_group: ['{user} was added to {group} for the work in {department}.'],
  user_removed_from_group: ['{user} no longer needs {group} and was removed in the access review.'],
  user_assigned_to_app: ['{user} received an application for the work in {department}.'],
  user_unassigned_from_app: ['An application that {user} no longer uses was withdrawn.'],
  group_created: ['{group} was created at the request of {department}.'],
  group_deleted: ['{group} had hardly any members left and was removed in the access review.'],
  password_reset: ['{user} asked the service desk for a new password.'],
  mfa_enrolled: ['{user} enrolled a second factor, as the policy of {department} demands.'],
  other: [
    'A routine change in {department}, requested by the {stakeholder}.',
    'A change in {department} after the {quarter} access review.',
  ],
};
