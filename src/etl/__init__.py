"""From the reports of provincial departments of Industry and Trade to a warehouse of yearly KPIs."""
