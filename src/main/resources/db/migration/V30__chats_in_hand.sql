-- How many chats someone is in the middle of: routing counts them for each colleague.
create index ticket_chat_in_hand on ticket (assignee_id, last_message_at)
	where shelf = 'DESK' and status in ('NEW', 'OPEN') and channel = 'CHAT';
