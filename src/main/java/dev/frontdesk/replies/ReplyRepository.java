package dev.frontdesk.replies;

import org.springframework.data.jpa.repository.JpaRepository;

interface ReplyRepository extends JpaRepository<CannedReply, Long> {

}
