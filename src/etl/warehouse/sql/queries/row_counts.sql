-- grain: one row: what the warehouse holds, in counts
select (select count(*) from document where status = 'read') as documents_read,
       (select count(*) from document where status = 'doubtful') as doubtful,
       (select count(*) from document where status = 'failed') as failed,
       (select count(*) from observation) as observations,
       (select count(*) from rejected) as rejected,
       (select count(*) from kpi_yearly) as yearly_kpis;
